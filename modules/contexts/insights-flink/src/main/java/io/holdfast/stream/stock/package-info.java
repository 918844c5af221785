/** Stock: levels, the ledger, and how long stock lasts. */
package io.holdfast.stream.stock;
