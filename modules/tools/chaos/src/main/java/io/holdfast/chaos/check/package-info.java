/** Waits until everything is quiet and compares what shoppers were told with what is there. */
package io.holdfast.chaos.check;
