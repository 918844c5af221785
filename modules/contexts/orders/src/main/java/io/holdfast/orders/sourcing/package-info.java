/** Where the units of an order come from: strategies behind one interface, tried in order. */
package io.holdfast.orders.sourcing;
