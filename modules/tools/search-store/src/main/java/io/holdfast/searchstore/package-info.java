/** The search store of the stack: one node of OpenSearch without a cluster. */
package io.holdfast.searchstore;
