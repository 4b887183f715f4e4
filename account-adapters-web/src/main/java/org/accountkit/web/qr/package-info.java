/** QR codes as modules, PNG, SVG and text for a terminal. Start at {@link org.accountkit.web.qr.QrCode}. */
@NullMarked
package org.accountkit.web.qr;

import org.jspecify.annotations.NullMarked;
