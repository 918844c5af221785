/**
 * Orders: sourcing, atomic placement over warehouses, and settlement (confirmed, cancelled or
 * expired). This package is the module's public API.
 */
package io.holdfast.orders;
