/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers and contacts as cards. The id of the record is the card's UID, so that cards come back to
 * the records that they are of. A company is a card of its organisation. */

#include "accord-export-private.h"

#include <string.h>

#include "accord-birthday-words.h"
#include "accord-birthday.h"
#include "accord-date.h"
#include "accord-name-list.h"
#include "accord-record.h"
#include "accord-text.h"
#include "accord-vcard-cells.h"
#include "accord-vcard-writer.h"

typedef struct {
  AccordExport *export;
  GOutputStream *stream; /* buffered */
  AccordVcardVersion version;
  GString *text; /* of one card */
  guint groups;  /* "item1." names so far */
} VcardSink;

/* (nullable): a customer has no position, a contact no address of its own */
static const char *
text_of (AccordRecord *record,
         const char   *field)
{
  return accord_kind_find (accord_record_kind (record), field) < 0
           ? NULL : accord_record_text (record, field);
}

static gboolean
is_company (VcardSink    *sink,
            AccordRecord *record)
{
  return accord_kind_is (sink->export->kind, &accord_customer_kind)
         && g_strcmp0 (text_of (record, "type"), "person") != 0;
}

/* A name is kept whole in FN; for N the last word is the family, in Han the first character. */
static void
write_n (VcardSink  *sink,
         const char *name)
{
  const char *parts[5] = { NULL };
  const char *space = strrchr (name, ' ');
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;

  if (accord_text_has_han (name) && space == NULL)
    {
      const char *rest = g_utf8_next_char (name);

      family = g_strndup (name, rest - name);
      given = g_strdup (rest);
    }
  else
    {
      family = g_strdup (space == NULL ? name : space + 1);
      given = space == NULL ? NULL : g_strndup (name, space - name);
    }
  parts[0] = family;
  parts[1] = given;
  accord_vcard_write_parts (sink->text, "N", parts, G_N_ELEMENTS (parts));
}

static void
write_name (VcardSink    *sink,
            AccordRecord *record)
{
  const char *name = accord_record_title (record);
  gboolean company = is_company (sink, record);
  const char *empty[5] = { NULL };

  accord_vcard_write (sink->text, "FN", name);
  if (!company)
    write_n (sink, name);
  else if (sink->version != ACCORD_VCARD_4_0)
    accord_vcard_write_parts (sink->text, "N", empty, G_N_ELEMENTS (empty));
  if (company && sink->version == ACCORD_VCARD_4_0)
    accord_vcard_write (sink->text, "KIND", "org");
  if (company && sink->version != ACCORD_VCARD_4_0)
    accord_vcard_write (sink->text, "X-ABShowAs", "COMPANY");
  accord_vcard_write (sink->text, "ORG",
                      company ? name
                      : accord_kind_is (sink->export->kind, &accord_contact_kind)
                          ? accord_record_title_of (record, "customer") : NULL);
}

/* A label of which types do not say all stands in a property beside, as address books do it. */
static char *
property_name (VcardSink  *sink,
               const char *name,
               const char *label,
               gboolean    preferred,
               const char *use)
{
  g_autofree char *type = accord_vcard_type (sink->version, label, preferred);
  g_autofree char *group = NULL;

  if (accord_vcard_type_says (sink->version, label))
    return g_strconcat (name, type, use, NULL);
  group = g_strdup_printf ("item%u", ++sink->groups);
  return g_strconcat (group, ".", name, type, use, NULL);
}

static void
write_label (VcardSink  *sink,
             const char *name,
             const char *label)
{
  g_autofree char *property = NULL;

  if (!g_str_has_prefix (name, "item"))
    return;
  property = g_strdup_printf ("item%u.X-ABLabel", sink->groups);
  accord_vcard_write (sink->text, property, label);
}

static void
write_typed (VcardSink  *sink,
             const char *name,
             const char *label,
             const char *text,
             gboolean    preferred,
             const char *use)
{
  g_autofree char *property = NULL;

  if (text == NULL || *text == '\0')
    return;
  property = property_name (sink, name, label, preferred, use);
  if (strcmp (name, "ADR") == 0)
    {
      const char *parts[7] = { NULL, NULL, text };

      accord_vcard_write_parts (sink->text, property, parts, G_N_ELEMENTS (parts));
    }
  else if (strcmp (name, "URL") == 0)
    accord_vcard_write_raw (sink->text, property, text);
  else
    accord_vcard_write (sink->text, property, text);
  write_label (sink, property, label);
}

static void
write_own_address (VcardSink    *sink,
                   AccordRecord *record)
{
  const char *parts[7] = { NULL, NULL, text_of (record, "address"),
                           text_of (record, "city"), NULL, NULL,
                           text_of (record, "country") };
  g_autofree char *name = property_name (sink, "ADR", "Work", TRUE, "");

  if (parts[2] != NULL || parts[3] != NULL || parts[6] != NULL)
    accord_vcard_write_parts (sink->text, name, parts, G_N_ELEMENTS (parts));
}

/* (transfer full): a parameter for what a handle is marked as; nothing in a card's own words says that a number must not be
 * used */
static char *
use_param (AccordRecord *handle)
{
  gboolean preferred = accord_record_number (handle, "preferred") != 0;
  gboolean forbidden = accord_record_number (handle, "forbidden") != 0;

  if (!preferred && !forbidden)
    return g_strdup ("");
  return g_strdup_printf (";" ACCORD_VCARD_USE "=\"%s%s%s\"", preferred ? "preferred" : "", preferred && forbidden ? ", " : "",
                          forbidden ? "forbidden" : "");
}

/* The scheme of the address says the service where it is written so; else its name stands beside it, as phones do it. */
static void
write_messenger (VcardSink  *sink,
                 const char *label,
                 const char *text,
                 const char *use)
{
  g_autofree char *scheme = g_ascii_strdown (label == NULL ? "" : label, -1);
  g_autofree char *name = g_strdelimit (g_strdup (label == NULL ? "" : label), "\"\r\n", ' ');
  gboolean plain = *scheme != '\0' && strspn (scheme, "abcdefghijklmnopqrstuvwxyz") == strlen (scheme);
  g_autofree char *address = g_strconcat (plain ? scheme : "x-apple", ":", text, NULL);
  g_autofree char *bare = g_strconcat ("IMPP", use, NULL);
  g_autofree char *property = g_strconcat (bare, ";X-SERVICE-TYPE=\"", name, "\"", NULL);

  if (*name == '\0' || (plain && g_str_equal (scheme, name)))
    accord_vcard_write_raw (sink->text, bare, address);
  else
    accord_vcard_write (sink->text, property, address);
}

static void
write_handle (VcardSink    *sink,
              AccordRecord *handle)
{
  static const char *const names[][2] = { { "phone", "TEL" }, { "email", "EMAIL" },
                                          { "address", "ADR" }, { "website", "URL" },
                                          { "name", "NICKNAME" } };
  const char *type = accord_record_text (handle, "type");
  const char *label = accord_record_text (handle, "label");
  const char *text = accord_record_text (handle, "value");
  g_autofree char *use = use_param (handle);

  if (g_strcmp0 (type, "messenger") == 0 && text != NULL)
    write_messenger (sink, label, text, use);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (type, names[i][0]) == 0)
      write_typed (sink, names[i][1], label, text, accord_record_number (handle, "preferred") != 0, use);
}

/* Month and day alone are of the calendar by which they are kept, whenever that was said (accord-birthday.c). */
static void
settle_calendar (AccordRecord *record,
                 gint64       *birthday)
{
  int year, month, day;

  accord_date_to_ymd (*birthday, &year, &month, &day);
  if (year == ACCORD_BIRTHDAY_STAND_IN && g_strcmp0 (text_of (record, "birthday_calendar"), ACCORD_BIRTHDAY_LUNAR) == 0)
    accord_birthday_without_year (month, MIN (day, 30), TRUE, birthday);
}

/* Days whose year nobody knows have a form of their own in vCard 4.0 (RFC 6350 §4.3.1); address books take 1604 for them
 * in 3.0. One of the Chinese calendar is said in words, or it would be another day. */
static void
write_birthday (VcardSink *sink,
                gint64     birthday)
{
  g_autofree char *day = accord_date_to_iso (birthday);
  gboolean any_year = !accord_birthday_year_known (birthday);

  if (accord_birthday_stands_for_lunar (birthday))
    {
      g_autofree char *words = accord_birthday_to_words (birthday);

      accord_vcard_write_raw (sink->text, "BDAY;VALUE=text", words);
    }
  else if (sink->version == ACCORD_VCARD_4_0)
    {
      g_auto (GStrv) parts = g_strsplit (day, "-", 3);
      g_autofree char *basic = g_strconcat (any_year ? "--" : parts[0], parts[1], parts[2], NULL);

      accord_vcard_write_raw (sink->text, "BDAY", basic);
    }
  else
    accord_vcard_write_raw (sink->text, "BDAY", day);
}

static void
write_facts (VcardSink    *sink,
             AccordRecord *record)
{
  gint64 birthday;

  accord_vcard_write (sink->text, "TITLE", text_of (record, "position"));
  write_typed (sink, "TEL", text_of (record, "phone_label"), text_of (record, "phone"), TRUE, "");
  write_typed (sink, "EMAIL", text_of (record, "email_label"), text_of (record, "email"), TRUE, "");
  write_own_address (sink, record);
  write_typed (sink, "URL", NULL, text_of (record, "website"), TRUE, "");
  if (accord_record_get_number (record, "birthday", &birthday))
    {
      settle_calendar (record, &birthday);
      write_birthday (sink, birthday);
    }
  accord_vcard_write (sink->text, "NOTE", text_of (record, "note"));
}

static void
write_tags (VcardSink    *sink,
            AccordRecord *record)
{
  const char *tags = accord_export_tags (sink->export, record);
  g_auto (GStrv) names = tags == NULL ? NULL : accord_name_list_split (tags);

  if (names != NULL && names[0] != NULL)
    accord_vcard_write_list (sink->text, "CATEGORIES", (const char *const *) names);
}

static gboolean
write_photo (VcardSink     *sink,
             AccordRecord  *record,
             GError       **error)
{
  g_autoptr (AccordRecord) photo = NULL;
  g_autofree char *name = NULL;
  g_autofree char *address = NULL;
  const char *media, *data;

  if (!accord_export_photo (sink->export, record, &photo, error))
    return FALSE;
  media = photo == NULL ? NULL : accord_record_text (photo, "media");
  data = photo == NULL ? NULL : accord_record_text (photo, "data");
  if (media == NULL || data == NULL || strchr (media, '/') == NULL)
    return TRUE;
  if (sink->version == ACCORD_VCARD_4_0)
    {
      address = accord_export_photo_address (photo);
      accord_vcard_write_raw (sink->text, "PHOTO", address);
      return TRUE;
    }
  address = g_ascii_strup (strchr (media, '/') + 1, -1);
  name = g_strdup_printf ("PHOTO;ENCODING=b;TYPE=%s", address);
  accord_vcard_write_raw (sink->text, name, data);
  return TRUE;
}

static gboolean
vcard_record (gpointer       data,
              AccordRecord  *record,
              GError       **error)
{
  VcardSink *sink = data;
  g_autoptr (GPtrArray) handles = accord_export_handles (sink->export, record, error);
  char uid[ACCORD_ID_TEXT + 1];

  if (handles == NULL)
    return FALSE;
  accord_id_to_text (accord_record_uid (record), uid);
  g_string_truncate (sink->text, 0);
  sink->groups = 0;
  accord_vcard_write_begin (sink->text, sink->version);
  accord_vcard_write_raw (sink->text, sink->version == ACCORD_VCARD_4_0 ? "UID;VALUE=text" : "UID",
                          uid);
  write_name (sink, record);
  write_facts (sink, record);
  for (guint i = 0; i < handles->len; i++)
    write_handle (sink, handles->pdata[i]);
  write_tags (sink, record);
  accord_export_vcard_own (record, sink->text);
  if (!write_photo (sink, record, error))
    return FALSE;
  accord_vcard_write_end (sink->text);
  return g_output_stream_write_all (sink->stream, sink->text->str, sink->text->len, NULL, NULL, error);
}

static gboolean
vcard_end (gpointer   data,
           GError   **error)
{
  return g_output_stream_close (((VcardSink *) data)->stream, NULL, error);
}

static void
vcard_free (gpointer data)
{
  VcardSink *sink = data;

  g_clear_object (&sink->stream);
  g_string_free (sink->text, TRUE);
  g_free (sink);
}

static gpointer
vcard_begin (AccordExport  *export,
             GError       **error)
{
  g_autoptr (GOutputStream) stream = accord_export_open (export, error);
  VcardSink *sink;

  if (stream == NULL)
    return NULL;
  sink = g_new0 (VcardSink, 1);
  sink->export = export;
  sink->stream = g_buffered_output_stream_new_sized (stream, 65536);
  sink->version = export->format == ACCORD_EXPORT_VCARD_4 ? ACCORD_VCARD_4_0 : ACCORD_VCARD_3_0;
  sink->text = g_string_new (NULL);
  return sink;
}

const AccordExportSink accord_export_vcard_sink = { vcard_begin, vcard_record, vcard_end, vcard_free };
