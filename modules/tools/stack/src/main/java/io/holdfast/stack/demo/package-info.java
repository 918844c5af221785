/**
 * The whole story in one command: a stack comes up, real data is loaded, thousands of shops buy at
 * once, and every invariant is proved.
 */
package io.holdfast.stack.demo;
