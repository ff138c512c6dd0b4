/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

#define ACCORD_SEARCH_PROVIDER_PATH "/io/github/accord_app/Accord/SearchProvider"

/* What the provider needs of the program around it. All are called on the main thread. */
typedef struct {
  AccordWorkspace *(*get_open) (gpointer program); /* (transfer none) (nullable): the open file */
  char *(*get_last) (gpointer program);            /* the file to look into when none is open; "": none */
  void (*show) (gpointer program, const char *path, const char *kind, gint64 id);
  void (*search) (gpointer program, const char *path, const char *text);
} AccordSearchHost;

/* Answers what is typed in the desktop's own search. */
#define ACCORD_TYPE_SEARCH_PROVIDER (accord_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (AccordSearchProvider, accord_search_provider, ACCORD, SEARCH_PROVIDER, GObject)

AccordSearchProvider *accord_search_provider_new (const AccordSearchHost *host, gpointer program);
gboolean accord_search_provider_export (AccordSearchProvider *self, GDBusConnection *connection, GError **error);
void accord_search_provider_withdraw (AccordSearchProvider *self);

G_END_DECLS
