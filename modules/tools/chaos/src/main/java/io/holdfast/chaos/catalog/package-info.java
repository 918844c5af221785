/** What is for sale, and the orders people place for it. */
package io.holdfast.chaos.catalog;
