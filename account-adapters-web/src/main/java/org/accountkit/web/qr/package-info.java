/** QR codes as modules, PNG and SVG, for this module only. Start at {@link org.accountkit.web.qr.QrCode}. */
@NullMarked
package org.accountkit.web.qr;

import org.jspecify.annotations.NullMarked;
