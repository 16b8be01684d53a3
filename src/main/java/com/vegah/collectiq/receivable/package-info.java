/** Payers, invoices, ageing, stage, promises. */
@NullMarked
package com.vegah.collectiq.receivable;

import org.jspecify.annotations.NullMarked;
