/**
 * The download token, which opens a host's download routes and nothing else. Start at {@link
 * org.accountkit.download.DownloadService}.
 */
@NullMarked
package org.accountkit.download;

import org.jspecify.annotations.NullMarked;
