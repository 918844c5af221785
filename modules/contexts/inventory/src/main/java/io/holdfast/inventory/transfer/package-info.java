/** The transfers between warehouses as the hub keeps them. */
package io.holdfast.inventory.transfer;
