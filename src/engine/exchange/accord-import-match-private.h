/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import-match.h"

G_BEGIN_DECLS

typedef struct {
  guint64 name;  /* hash of what identifies it together; 0: none */
  guint64 email; /* 0: none */
  guint8 claimed : 1; /* has a reference or code */
  guint8 person : 1;
  guint8 ours : 1; /* made in this run */
  guint8 n_chosen; /* how many of the chosen fields it has */
  guint64 chosen;  /* hash of them */
} AccordImportKnown;

struct _AccordImportMatch {
  const AccordKind *kind;
  guint64 mapped; /* fields that the file has */
  int title;
  int email;
  int type;
  guint64 identity; /* fields that belong to the name, besides the title */
  guint64 keys;     /* key fields that are not the title */
  guint64 chosen;   /* fields that alone count, or 0 */
  guint8 n_chosen;
  AccordImportIndex *by_chosen;
  GArray *known;    /* of AccordImportKnown, by record id */
  AccordImportIndex *uids;
  AccordImportIndex *by_key[64]; /* one a key field, or NULL */
  AccordImportIndex *names;
  AccordImportIndex *pairs;
  AccordImportIndex *emails;
};

#define BIT(field) (G_GUINT64_CONSTANT (1) << (field))

AccordImportKnown *accord_import_match_known (AccordImportMatch *self, gint64 id);
guint64 accord_import_match_part (int field, const char *text, gint64 number, gboolean is_link);
guint64 accord_import_match_email (const char *email);
guint64 accord_import_match_chosen (AccordImportMatch *self, int field, const char *text, gint64 number);
void accord_import_match_index (AccordImportMatch *self, gint64 id);
gboolean accord_import_match_load (AccordImportMatch *self, AccordReader *reader, GError **error);

G_END_DECLS
