create table purchase (id bigint auto_increment primary key, article varchar(100) not null unique);
