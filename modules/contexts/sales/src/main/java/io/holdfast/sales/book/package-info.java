/** The sales as every server knows them: read from the hub at intervals, answered from memory. */
package io.holdfast.sales.book;
