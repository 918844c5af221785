/**
 * The checks of the invariants: rules within one database as SQL, rules across databases as a merge
 * of streams sorted by order.
 */
package io.holdfast.audit.check;
