/** Each invariant, broken on purpose in real databases and found. */
package io.holdfast.audit;
