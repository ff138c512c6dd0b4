/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_ID_BYTES 16
#define ACCORD_ID_TEXT 26

/* Identity of a record on every computer: a UUIDv7, so ids made later sort later. */
typedef struct {
  guint8 bytes[ACCORD_ID_BYTES];
} AccordId;

void accord_id_new (AccordId *id);
void accord_id_restart (void); /* for tests */
void accord_id_derive (AccordId *id, const char *kind, const AccordId *a, const AccordId *b);
gboolean accord_id_equal (const AccordId *a, const AccordId *b);
gboolean accord_id_is_null (const AccordId *id);
void accord_id_to_text (const AccordId *id, char text[ACCORD_ID_TEXT + 1]);
char *accord_id_dup_text (const AccordId *id);
gboolean accord_id_from_text (AccordId *id, const char *text);
char *accord_replica_id_new (void);

#define ACCORD_PATH_MARK 8
char *accord_path_mark (const char *path);

G_END_DECLS
