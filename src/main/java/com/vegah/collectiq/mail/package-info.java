/** Letters by SMTP. */
@NullMarked
package com.vegah.collectiq.mail;

import org.jspecify.annotations.NullMarked;
