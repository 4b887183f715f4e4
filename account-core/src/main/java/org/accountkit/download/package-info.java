/**
 * The download token, which grants access to a host's download routes and nothing else. Start at {@link
 * org.accountkit.download.DownloadService}.
 */
@NullMarked
package org.accountkit.download;

import org.jspecify.annotations.NullMarked;
