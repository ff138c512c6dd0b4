/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ACCORD_JSON_LINE_MOST (4 * 1024 * 1024)

/* Lines of JSON as computers tell them to one another: objects of integers and texts, nothing doubled. */
JsonObject *accord_strict_json (const char *text, gsize size, GError **error);
gboolean accord_line_text (JsonObject *object, const char *name, const char **text);
gboolean accord_line_int (JsonObject *object, const char *name, gint64 *number);
JsonArray *accord_line_array (JsonObject *object, const char *name);
const char *accord_line_text_at (JsonArray *array, guint i);
JsonObject *accord_line_object (JsonObject *object, const char *name);
void accord_line_add (GString *to, JsonObject *object);

G_END_DECLS
