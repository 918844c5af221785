/**
 * How each invariant is checked: what one database decides alone as SQL, what several decide
 * together as a merge of streams sorted by order.
 */
package io.holdfast.audit.check;
