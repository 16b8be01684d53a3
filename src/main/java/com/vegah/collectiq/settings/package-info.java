/**
 * Properties file and environment become one immutable, validated record. Port for the doctor's checks.
 *
 * <p>All problems are told at once: whoever mends a settings file one error at a time gives up. A file that nobody named but that lies in
 * the working folder may have come with somebody else's archive: it may not redirect the hosts that get our credentials. Whether git
 * tracks the file is asked only when it holds a secret. An empty value counts as not set, in the file and in the environment.
 */
@NullMarked
package com.vegah.collectiq.settings;

import org.jspecify.annotations.NullMarked;
