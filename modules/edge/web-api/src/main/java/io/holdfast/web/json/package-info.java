/** Reading and writing JSON of the interface. */
package io.holdfast.web.json;
