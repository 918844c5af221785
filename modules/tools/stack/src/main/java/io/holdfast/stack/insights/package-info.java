/** {@code holdfast insights}: compares the search store with the databases, and fills it anew. */
package io.holdfast.stack.insights;
