/**
 * Places real baskets or synthetic orders against a running server from many clients, and reports
 * answers and final states.
 */
package io.holdfast.stack.replay;
