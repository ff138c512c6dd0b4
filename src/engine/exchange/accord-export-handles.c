/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The further phones, e-mails, addresses, messengers, websites and names of a record being exported. Reader
 * thread. */

#include "accord-export-private.h"

#include "accord-import-extra.h"
#include "accord-name-list.h"

#define N_SAID 3 /* of each type: label, value, use */

/* The columns of each type, as address books number them; the first of those that a record has a field
 * for is that field. Whether one is preferred or not to be used is said of Accord's records only. */
static const struct {
  const char *type;
  const char *headings[N_SAID];
} columns[ACCORD_EXPORT_N_HANDLE_COLUMNS / N_SAID] = {
  { "phone", { "Phone 2 - Label", "Phone 2 - Value", "Phone 2 - Use" } },
  { "email", { "E-mail 2 - Label", "E-mail 2 - Value", "E-mail 2 - Use" } },
  { "address", { "Address 2 - Label", "Address 2 - Formatted", "Address 2 - Use" } },
  { "messenger", { "Messenger 1 - Label", "Messenger 1 - Value", "Messenger 1 - Use" } },
  { "website", { "Website 2 - Label", "Website 2 - Value", "Website 2 - Use" } },
  { "name", { "Other Name 1 - Label", "Other Name 1 - Value", "Other Name 1 - Use" } },
};

static gboolean
take_handle (AccordRecord  *record,
             gpointer       data,
             GError       **error)
{
  g_ptr_array_add (data, accord_record_ref (record));
  return TRUE;
}

static GPtrArray *
find_handles (AccordExport  *export,
              gint64         owner,
              gint64         limit,
              GError       **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (AccordQuery) query = NULL;

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  if (!accord_import_kind_has_handles (export->kind))
    return g_steal_pointer (&found);
  query = accord_query_new (&accord_handle_kind);
  accord_query_set_limit (query, limit);
  if (owner > 0)
    accord_query_add_number (query, export->kind->name, ACCORD_OP_IS, owner);
  else
    accord_query_add (query, export->kind->name, ACCORD_OP_NOT_EMPTY, NULL, NULL);
  return accord_reader_each (export->reader, query, take_handle, found, error)
           ? g_steal_pointer (&found) : NULL;
}

/*< private >
 * accord_export_handles:
 * @record: a record of the export
 * @error: return location
 *
 * Returns: (transfer full) (element-type AccordRecord): its handles, none for kinds without
 */
GPtrArray *
accord_export_handles (AccordExport  *export,
                       AccordRecord  *record,
                       GError       **error)
{
  return find_handles (export, accord_record_id (record), 0, error);
}

/*< private >
 * accord_export_has_handles:
 * @has: (out): whether any record of the kind has a handle
 * @error: return location
 */
gboolean
accord_export_has_handles (AccordExport  *export,
                           gboolean      *has,
                           GError       **error)
{
  g_autoptr (GPtrArray) first = find_handles (export, 0, 1, error);

  *has = first != NULL && first->len > 0;
  return first != NULL;
}

static gboolean
take_photo (AccordRecord  *record,
            gpointer       data,
            GError       **error)
{
  AccordRecord **photo = data;

  g_clear_pointer (photo, accord_record_unref);
  *photo = accord_record_ref (record);
  return TRUE;
}

static gboolean
find_photo (AccordExport  *export,
            gint64         owner,
            AccordRecord **photo,
            GError       **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_photo_kind);

  accord_query_set_limit (query, 1);
  if (owner > 0)
    accord_query_add_number (query, export->kind->name, ACCORD_OP_IS, owner);
  return accord_reader_each (export->reader, query, take_photo, photo, error);
}

/*< private >
 * accord_export_photo_address:
 * @photo: a picture
 *
 * Returns: (transfer full): it as a "data:" address
 */
char *
accord_export_photo_address (AccordRecord *photo)
{
  return g_strdup_printf ("data:%s;base64,%s", accord_record_text (photo, "media"), accord_record_text (photo, "data"));
}

/*< private >
 * accord_export_photo:
 * @record: a record of the export
 * @photo: (out) (nullable): its picture
 * @error: return location
 */
gboolean
accord_export_photo (AccordExport  *export,
                     AccordRecord  *record,
                     AccordRecord **photo,
                     GError       **error)
{
  g_autoptr (AccordRecord) any = NULL;

  *photo = NULL;
  if (!accord_import_kind_has_handles (export->kind))
    return TRUE;
  if (export->photos == ACCORD_EXPORT_PHOTOS_UNKNOWN)
    {
      if (!find_photo (export, 0, &any, error))
        return FALSE;
      export->photos = any == NULL ? ACCORD_EXPORT_PHOTOS_NONE : ACCORD_EXPORT_PHOTOS_SOME;
    }
  return export->photos == ACCORD_EXPORT_PHOTOS_NONE
         || find_photo (export, accord_record_id (record), photo, error);
}

/*< private >*/
const char *
accord_export_handle_heading (guint column)
{
  return columns[column / N_SAID].headings[column % N_SAID];
}

/* (transfer full): which of the two marks it has, under their English labels as all headings are */
static char *
use_of (AccordRecord *handle)
{
  static const char *const marks[] = { "preferred", "forbidden" };
  GString *all = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (accord_record_number (handle, marks[i]) != 0)
      accord_name_list_append (all, accord_handle_kind.fields[accord_kind_find (&accord_handle_kind, marks[i])].label);
  return g_string_free (all, FALSE);
}

/* (transfer full): label, value or use */
static char *
said_of (AccordRecord *handle,
         guint         said)
{
  if (said == 2)
    return use_of (handle);
  return g_strdup (accord_record_text (handle, said == 0 ? "label" : "value"));
}

/*< private >
 * accord_export_handle_text:
 * @handles: of one record
 * @column: index of a column of handles
 *
 * Returns: (transfer full): what stands there; several values, and what is said of them, are joined
 */
char *
accord_export_handle_text (GPtrArray *handles,
                           guint      column)
{
  GString *all = g_string_new (NULL);
  gboolean first = TRUE;
  gboolean any = FALSE;

  for (guint i = 0; i < handles->len; i++)
    {
      g_autofree char *text = NULL;

      if (g_strcmp0 (accord_record_text (handles->pdata[i], "type"), columns[column / N_SAID].type) != 0)
        continue;
      text = said_of (handles->pdata[i], column % N_SAID);
      g_string_append_printf (all, "%s%s", first ? "" : ACCORD_IMPORT_BETWEEN, text == NULL ? "" : text);
      first = FALSE;
      any |= text != NULL && *text != '\0';
    }
  if (!any)
    g_string_truncate (all, 0);
  return g_string_free (all, FALSE);
}
