/**
 * Goods that come in: suppliers announce them, here or by notices that are pulled from them, and
 * warehouses receive them. This package is the module's public API.
 */
package io.holdfast.receiving;
