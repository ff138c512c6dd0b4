/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ACCORD_VCARD_2_1 = 21,
  ACCORD_VCARD_3_0 = 30,
  ACCORD_VCARD_4_0 = 40,
} AccordVcardVersion;

/* One property of a card, unfolded. */
typedef struct {
  guint line;      /* in the file, from 1 */
  char *group;     /* (nullable): "item1", lower case */
  char *name;      /* upper case */
  GPtrArray *params; /* of char *: upper-case names and values in turn */
  char *value;     /* as it stands in the file */
  AccordVcardVersion version;
} AccordVcardProperty;

typedef struct {
  guint line;             /* of BEGIN:VCARD, from 1 */
  AccordVcardVersion version;
  GPtrArray *properties;  /* of AccordVcardProperty, in the file's order */
  guint n_bad;            /* lines that are no properties */
  guint bad_line;         /* the first of them */
} AccordVcard;

/* A file of cards, one after another. Owns nothing of the text. */
typedef struct {
  const char *file_name;
  const char *at, *end;
  guint line;
} AccordVcardReader;

void accord_vcard_reader_init (AccordVcardReader *self, const char *text, gsize size,
                               const char *file_name);
AccordVcard *accord_vcard_reader_next (AccordVcardReader *self, GError **error);
void accord_vcard_free (AccordVcard *card);
const AccordVcardProperty *accord_vcard_find (const AccordVcard *card, const char *name);
GPtrArray *accord_vcard_find_all (const AccordVcard *card, const char *name, guint most);
char *accord_vcard_label (const AccordVcard *card, const AccordVcardProperty *property);

AccordVcardProperty *accord_vcard_property_new (const char *text, gsize size,
                                                AccordVcardVersion version);
void accord_vcard_property_free (AccordVcardProperty *property);
const char *accord_vcard_property_param (const AccordVcardProperty *property, const char *name);
gboolean accord_vcard_property_is (const AccordVcardProperty *property, const char *type);
int accord_vcard_property_preference (const AccordVcardProperty *property);
char *accord_vcard_property_text (const AccordVcardProperty *property);
GStrv accord_vcard_property_parts (const AccordVcardProperty *property, const char *marks);
GBytes *accord_vcard_property_bytes (const AccordVcardProperty *property);
gboolean accord_vcard_property_is_quoted (const AccordVcardProperty *property);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordVcard, accord_vcard_free)

G_END_DECLS
