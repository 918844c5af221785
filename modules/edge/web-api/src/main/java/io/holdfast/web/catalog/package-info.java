/** Products over HTTP: listing, search, one, and storing many. */
package io.holdfast.web.catalog;
