package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.download.DownloadService;

/**
 * Admits downloads by the download token alone. Cookies are ignored: whoever clicks a download link may be signed in as
 * well.
 */
final class DownloadGuard implements Guard {

    private final DownloadService downloads;

    DownloadGuard(DownloadService downloads) {
        this.downloads = downloads;
    }

    @Override
    public Optional<AccountResponse> answer(Inbound inbound) {
        return switch (inbound.method()) {
            case "GET", "HEAD" -> Optional.empty();
            default -> Optional.of(Problems.methodNotAllowed("GET, HEAD", inbound));
        };
    }

    @Override
    public Optional<Caller> admit(Inbound inbound) {
        List<Carrier> tokens = Carrier.headersAndQueryOf(inbound.request());
        if (tokens.size() > 1) {
            throw HttpRefusal.AMBIGUOUS_CREDENTIALS.refused();
        }
        Optional<Carrier> sent = tokens.stream().findFirst();
        sent.ifPresent(token -> inbound.noteToken());
        if (sent.filter(token -> token.place() == Carrier.Place.API_KEY_HEADER).isPresent()) {
            throw RefusalCode.NOT_AUTHENTICATED.refused();
        }
        downloads.authorize(sent.map(Carrier::presented));
        return Optional.empty();
    }
}
