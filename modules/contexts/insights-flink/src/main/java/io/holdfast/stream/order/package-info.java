/** Orders: from their events to documents and to sales. */
package io.holdfast.stream.order;
