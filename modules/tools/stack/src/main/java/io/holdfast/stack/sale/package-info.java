/**
 * Flash sales from the command line: a demonstration with many visitors, and the check of a draw.
 */
package io.holdfast.stack.sale;
