/**
 * Taking orders so that every unit is sold once: sourcing, atomic placement over warehouses, and
 * what becomes of an order afterwards. This package is the room's face.
 */
package io.holdfast.orders;
