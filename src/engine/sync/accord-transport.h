/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AccordTransport: where files lie that computers share: a folder, or the memory of a test. Paths are
 * relative, of safe names. Everything may block and runs on the thread of sharing, but for the signal
 * "moved" (main thread): something may be new; a hint only.
 */
#define ACCORD_TYPE_TRANSPORT (accord_transport_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordTransport, accord_transport, ACCORD, TRANSPORT, GObject)

struct _AccordTransportClass {
  GObjectClass parent_class;
  GStrv (*list) (AccordTransport *self, const char *folder, GError **error);
  GBytes *(*get) (AccordTransport *self, const char *path, gsize most, GError **error);
  gboolean (*put) (AccordTransport *self, const char *path, GBytes *bytes, gboolean replace, GError **error);
  gboolean (*remove) (AccordTransport *self, const char *path, GError **error);
  gboolean (*watch) (AccordTransport *self);
};

GStrv accord_transport_list (AccordTransport *self, const char *folder, GError **error);
GBytes *accord_transport_get (AccordTransport *self, const char *path, gsize most, GError **error);
gboolean accord_transport_put_if_absent (AccordTransport *self, const char *path, GBytes *bytes, GError **error);
gboolean accord_transport_put_own (AccordTransport *self, const char *path, GBytes *bytes, GError **error);
gboolean accord_transport_delete_own (AccordTransport *self, const char *path, GError **error);
gboolean accord_transport_watch (AccordTransport *self);
void accord_transport_moved (AccordTransport *self);

AccordTransport *accord_folder_transport_new (const char *folder);
void accord_folder_transport_discard (AccordTransport *transport);
AccordTransport *accord_memory_transport_new (void);

G_END_DECLS
