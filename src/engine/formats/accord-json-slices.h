/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A list of objects, one at a time, so that a file of any length is read in little memory. */
typedef struct {
  const char *file_name; /* unowned */
  const char *begin, *end;
  const char *at;
  const char *line_start;
  guint line;
  gboolean single; /* the file is one object, not a list */
  gboolean begun;  /* an element was given already */
} AccordJsonSlices;

gboolean accord_json_slices_init (AccordJsonSlices *self, const char *text, gsize size,
                                  const char *file_name, GError **error);
gboolean accord_json_slices_next (AccordJsonSlices *self, JsonParser *parser, JsonObject **object,
                                  guint *line, GError **error);
char *accord_json_text (JsonNode *node);

G_END_DECLS
