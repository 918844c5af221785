/** Requests to reserve and release units: decided and executed by the warehouse itself. */
package io.holdfast.inventory.request;
