/**
 * The demo command: starts a stack, loads data, places orders from many clients, and checks every
 * invariant.
 */
package io.holdfast.stack.demo;
