/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of people and companies that stand in a file (cards have them): decoded, told from what is
 * none, made small, and kept with the record. A picture that is an address in the network is not
 * fetched. The same picture a second time changes nothing: its checksum says so before any work is
 * done. Database thread. */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-picture.h"

#define MAX_KEPT (48 * 1024)       /* bytes that are kept as they are */
#define MAX_UNFITTED (256 * 1024)  /* where nobody makes pictures smaller */
#define MAX_READ (16 * 1024 * 1024)

struct _AccordImportPhotos {
  AccordImportFile *file; /* unowned */
  GBytes *picture;        /* (nullable): of this row */
  int owner, media, data, original;
  gint64 n_written, n_addresses, n_no_pictures, n_too_large;
};

static AccordImportPictureFit picture_fit; /* set once, before the first import */

/**
 * accord_import_set_picture_fit:
 * @fit: (scope forever): makes pictures small
 *
 * Says who makes large pictures small; without one they are left out. Only at start-up.
 */
void
accord_import_set_picture_fit (AccordImportPictureFit fit)
{
  picture_fit = fit;
}

/*< private >
 * accord_import_photos_new:
 * @file: a file of customers or contacts; unowned
 */
AccordImportPhotos *
accord_import_photos_new (AccordImportFile *file)
{
  AccordImportPhotos *self = g_new0 (AccordImportPhotos, 1);

  self->file = file;
  self->owner = accord_kind_find (&accord_photo_kind, file->kind->name);
  self->media = accord_kind_find (&accord_photo_kind, "media");
  self->data = accord_kind_find (&accord_photo_kind, "data");
  self->original = accord_kind_find (&accord_photo_kind, "original");
  return self;
}

/*< private >*/
void
accord_import_photos_free (AccordImportPhotos *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self);
}

/*< private >
 * Begins a row.
 */
void
accord_import_photos_clear (AccordImportPhotos *self)
{
  g_clear_pointer (&self->picture, g_bytes_unref);
}

static gboolean
is_address (const char *cell)
{
  return g_ascii_strncasecmp (cell, "http:", 5) == 0 || g_ascii_strncasecmp (cell, "https:", 6) == 0
         || g_ascii_strncasecmp (cell, "ftp:", 4) == 0 || g_ascii_strncasecmp (cell, "file:", 5) == 0;
}

/*< private >
 * accord_import_photos_take:
 * @cell: a picture in base64, perhaps as a "data:" address
 */
void
accord_import_photos_take (AccordImportPhotos *self,
                           const char         *cell)
{
  const char *text = g_ascii_strncasecmp (cell, "data:", 5) == 0 ? strchr (cell, ',') : NULL;
  gsize size = 0;
  guchar *data;

  if (is_address (cell))
    {
      self->n_addresses++;
      return;
    }
  data = g_base64_decode (text != NULL ? text + 1 : cell, &size);
  if (size > 0 && size <= MAX_READ && accord_picture_media (data, size) != NULL)
    self->picture = g_bytes_new_take (g_steal_pointer (&data), size);
  else
    self->n_no_pictures++;
  g_free (data);
}

static gboolean
take_known (AccordRecord  *record,
            gpointer       data,
            GError       **error)
{
  AccordRecord **known = data;

  g_clear_pointer (known, accord_record_unref);
  *known = accord_record_ref (record);
  return TRUE;
}

static gboolean
find_known (AccordImportPhotos  *self,
            gint64               owner,
            AccordRecord       **known,
            GError             **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_photo_kind);

  *known = NULL;
  accord_query_add_number (query, accord_photo_kind.fields[self->owner].name, ACCORD_OP_IS, owner);
  accord_query_set_limit (query, 1);
  return accord_reader_each (accord_bulk_reader (self->file->run->bulk), query, take_known, known, error);
}

/* (transfer full) (nullable): the picture as it is kept; %NULL where it is none or too large */
static GBytes *
fit (AccordImportPhotos *self)
{
  g_autoptr (GError) error = NULL;
  gsize size = g_bytes_get_size (self->picture);
  GBytes *small;

  if (size <= MAX_KEPT || (picture_fit == NULL && size <= MAX_UNFITTED))
    return g_bytes_ref (self->picture);
  if (picture_fit == NULL)
    {
      self->n_too_large++;
      return NULL;
    }
  small = picture_fit (self->picture, &error);
  if (small != NULL)
    return small;
  g_debug ("A picture in line %" G_GINT64_FORMAT " cannot be drawn: %s", self->file->line, error->message);
  self->n_no_pictures++;
  return NULL;
}

static gboolean
keep (AccordImportPhotos  *self,
      gint64               owner,
      AccordRecord        *known,
      const char          *checksum,
      GBytes              *picture,
      GError             **error)
{
  g_autofree AccordValue *values = g_new0 (AccordValue, accord_photo_kind.n_fields);
  g_autofree char *text = g_base64_encode (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  AccordBulk *bulk = self->file->run->bulk;
  int n_changed;
  gboolean done;

  accord_value_set_text (&values[self->media], accord_picture_media (g_bytes_get_data (picture, NULL),
                                                                     g_bytes_get_size (picture)));
  accord_value_set_text (&values[self->data], text);
  accord_value_set_text (&values[self->original], checksum);
  accord_value_set_number (&values[self->owner], owner);
  done = known == NULL ? accord_bulk_create (bulk, &accord_photo_kind, values, error) != 0
                       : accord_bulk_update (bulk, &accord_photo_kind, accord_record_id (known), values, &n_changed, error);
  for (int f = 0; f < accord_photo_kind.n_fields; f++)
    accord_value_clear (&values[f]);
  self->n_written += done;
  self->file->result->photos += done;
  return done;
}

/*< private >
 * accord_import_photos_write:
 * @id: the record that the row is
 * @error: return location
 *
 * Keeps the row's picture with its record, in place of one that was there.
 */
gboolean
accord_import_photos_write (AccordImportPhotos  *self,
                            gint64               id,
                            GError             **error)
{
  g_autoptr (AccordRecord) known = NULL;
  g_autoptr (GBytes) small = NULL;
  g_autofree char *checksum = NULL;

  if (self->picture == NULL)
    return TRUE;
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->picture);
  if (!find_known (self, id, &known, error))
    return FALSE;
  if (known != NULL && g_strcmp0 (accord_record_text (known, "original"), checksum) == 0)
    return TRUE;
  small = fit (self);
  return small == NULL || keep (self, id, known, checksum, small, error);
}

/*< private >
 * accord_import_photos_report:
 * @result: of the file
 *
 * Says what was kept and what was left out.
 */
void
accord_import_photos_report (AccordImportPhotos *self,
                             AccordImportResult *result)
{
  accord_import_result_count (result, self->n_written,
                              g_dngettext (GETTEXT_PACKAGE, "%s picture was added.", "%s pictures were added.",
                                           self->n_written));
  accord_import_result_count (result, self->n_addresses,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s picture is an address in the network; it was not fetched.",
                                           "%s pictures are addresses in the network; they were not fetched.",
                                           self->n_addresses));
  accord_import_result_count (result, self->n_no_pictures,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s picture is none that can be drawn (JPEG, PNG, GIF); it was left out.",
                                           "%s pictures are none that can be drawn (JPEG, PNG, GIF); they were left out.",
                                           self->n_no_pictures));
  accord_import_result_count (result, self->n_too_large,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s picture is larger than 256 kB; it was left out. Imported in the window, "
                                           "it is made smaller.",
                                           "%s pictures are larger than 256 kB; they were left out. Imported in the "
                                           "window, they are made smaller.",
                                           self->n_too_large));
}
