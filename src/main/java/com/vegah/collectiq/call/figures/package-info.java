/**
 * Amounts and days in spoken English, as the AI's transcript writes them: in digits or in words. Pure text, no state: a figure is what a
 * sentence says, whether it is true is for the call to judge. Numbers are read by hand and not with ICU's parser, which takes a whole
 * string or nothing; the names of currencies are ICU's.
 */
@NullMarked
package com.vegah.collectiq.call.figures;

import org.jspecify.annotations.NullMarked;
