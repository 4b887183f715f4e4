create table app_user (
    id bigint primary key,
    username varchar(100) not null unique,
    password varchar(200) not null,
    enabled boolean not null
);

create table app_user_role (
    user_id bigint not null references app_user (id) on delete cascade,
    role varchar(100) not null,
    primary key (user_id, role)
);

create table api_key (
    id bigint primary key,
    user_id bigint not null references app_user (id) on delete cascade,
    digest bytea not null unique
);
