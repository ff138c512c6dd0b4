/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ZIP file of XML parts, unpacked by libarchive in pieces and bounded: a part that unpacks to far
 * more than the file could honestly hold is refused while it is read. One thread at a time. */

#include "accord-package.h"

#define _GNU_SOURCE /* memmem */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

#define MAX_PARTS 20000
#define MAX_PART (G_GINT64_CONSTANT (4) << 30) /* bytes of one part, unpacked */
#define FREE_SIZE (64 << 20)  /* bytes that any part may have */
#define MAX_RATIO 300         /* times the whole file beyond that */
#define PIECE 65536

struct _AccordPackage {
  GBytes *bytes;
  char *file_name;
  GHashTable *names; /* lower-case names, for parts are found whatever their case */
};

struct _AccordPackagePart {
  AccordPackage *package; /* unowned */
  char *name;
  struct archive *archive;
  gint64 unpacked;
  char piece[PIECE];
};

static gboolean
refuse_damaged (AccordPackage *self,
                const char    *reason,
                GError       **error)
{
  g_autofree char *valid = g_utf8_make_valid (reason == NULL ? "?" : reason, -1);

  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE,
               _("“%s” is no whole XLSX file (%s). Save it again in the program that made it."),
               self->file_name, valid);
  return FALSE;
}

static gboolean
contains (GBytes     *bytes,
          const char *text,
          gsize       size)
{
  gsize whole;
  const char *data = g_bytes_get_data (bytes, &whole);

  return whole >= size && memmem (data, whole, text, size) != NULL;
}

/* A workbook with a password, and one of Excel 97, are files of another kind. */
static gboolean
refuse_compound (AccordPackage *self,
                 GError       **error)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (contains (self->bytes, encrypted, sizeof encrypted - 1))
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_ENCODING,
                 _("“%s” is protected with a password. Save it without one and import it again."),
                 self->file_name);
  else
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
                 _("“%s” is a workbook of an old kind (XLS). Save it as XLSX and import it again."),
                 self->file_name);
  return FALSE;
}

static gboolean
is_compound (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && memcmp (data, "\xD0\xCF\x11\xE0", 4) == 0;
}

static struct archive *
open_archive (AccordPackage  *self,
              GError        **error)
{
  struct archive *archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    return archive;
  refuse_damaged (self, archive_error_string (archive), error);
  archive_read_free (archive);
  return NULL;
}

static char *
entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  char *lower;

  if (name == NULL)
    name = archive_entry_pathname (entry);
  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return NULL;
  lower = g_ascii_strdown (name[0] == '/' ? name + 1 : name, -1);
  for (char *c = lower; *c != '\0'; c++)
    if (*c == '\\')
      *c = '/';
  return lower;
}

static gboolean
next_entry (AccordPackage         *self,
            struct archive        *archive,
            struct archive_entry **entry,
            GError               **error)
{
  int status = archive_read_next_header (archive, entry);

  if (status == ARCHIVE_OK || status == ARCHIVE_WARN)
    return TRUE;
  if (status != ARCHIVE_EOF)
    refuse_damaged (self, archive_error_string (archive), error);
  return FALSE;
}

static gboolean
list_parts (AccordPackage  *self,
            GError        **error)
{
  struct archive *archive = open_archive (self, error);
  struct archive_entry *entry;
  g_autoptr (GError) failure = NULL;

  if (archive == NULL)
    return FALSE;
  while (failure == NULL && next_entry (self, archive, &entry, &failure))
    {
      char *name = entry_name (entry);

      if (name != NULL)
        g_hash_table_add (self->names, name);
      if (archive_entry_is_encrypted (entry))
        g_set_error (&failure, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_ENCODING,
                     _("“%s” is protected with a password. Save it without one and import it "
                       "again."), self->file_name);
      else if (g_hash_table_size (self->names) > MAX_PARTS)
        refuse_damaged (self, _("it has too many parts"), &failure);
    }
  archive_read_free (archive);
  if (failure == NULL && g_hash_table_size (self->names) == 0)
    refuse_damaged (self, _("there is nothing in it"), &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * accord_package_new:
 * @bytes: the whole file
 * @file_name: how messages call it
 * @error: return location
 *
 * Lists the parts of a package.
 *
 * Returns: (transfer full) (nullable): the package; %NULL with %ACCORD_EXCHANGE_ERROR for a file with
 *   a password (ENCODING), of an old kind (UNKNOWN) or damaged (PARSE)
 */
AccordPackage *
accord_package_new (GBytes      *bytes,
                    const char  *file_name,
                    GError     **error)
{
  g_autoptr (AccordPackage) self = g_new0 (AccordPackage, 1);

  self->bytes = g_bytes_ref (bytes);
  self->file_name = g_strdup (file_name);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (is_compound (bytes))
    {
      refuse_compound (self, error);
      return NULL;
    }
  return list_parts (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_package_free:
 * @self: (transfer full): a package
 *
 * Frees it; its parts must be freed before.
 */
void
accord_package_free (AccordPackage *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->names);
  g_free (self->file_name);
  g_free (self);
}

/**
 * accord_package_get_file_name:
 * @self: a package
 *
 * Returns: how messages call it
 */
const char *
accord_package_get_file_name (AccordPackage *self)
{
  return self->file_name;
}

/**
 * accord_package_has:
 * @self: a package
 * @name: a part's name, without a slash in front; case does not count
 *
 * Returns: whether there is such a part
 */
gboolean
accord_package_has (AccordPackage *self,
                    const char    *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_hash_table_contains (self->names, lower);
}

/**
 * accord_package_resolve:
 * @base: the part in which a target stands
 * @target: what it says: "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../a.xml"
 *
 * Returns: (transfer full): the name of the part that is meant
 */
char *
accord_package_resolve (const char *base,
                        const char *target)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  const char *slash = strrchr (base, '/');
  g_autofree char *folder = slash == NULL ? g_strdup ("") : g_strndup (base, slash - base);
  g_autofree char *whole = *target == '/' || *target == '\\'
                             ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) steps = g_strsplit_set (whole, "/\\", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (*steps[i] == '\0' || strcmp (steps[i], ".") == 0)
        continue;
      if (strcmp (steps[i], "..") != 0)
        g_ptr_array_add (path, steps[i]);
      else if (path->len > 0)
        g_ptr_array_set_size (path, (int) path->len - 1);
    }
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

/**
 * accord_package_open:
 * @self: a package
 * @name: a part's name
 * @error: return location
 *
 * Begins to read a part.
 *
 * Returns: (transfer full) (nullable): the part; %NULL where there is none or the file is damaged
 */
AccordPackagePart *
accord_package_open (AccordPackage  *self,
                     const char     *name,
                     GError        **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autoptr (AccordPackagePart) part = g_new0 (AccordPackagePart, 1);
  g_autoptr (GError) failure = NULL;
  struct archive_entry *entry;

  part->package = self;
  part->name = g_strdup (name);
  part->archive = open_archive (self, error);
  if (part->archive == NULL)
    return NULL;
  while (next_entry (self, part->archive, &entry, &failure))
    {
      g_autofree char *found = entry_name (entry);

      if (g_strcmp0 (found, lower) == 0)
        return g_steal_pointer (&part);
    }
  if (failure == NULL)
    {
      g_autofree char *reason = g_strdup_printf (_("its part %s is missing"), name);

      refuse_damaged (self, reason, &failure);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * accord_package_part_get_name:
 * @part: a part
 *
 * Returns: its name
 */
const char *
accord_package_part_get_name (AccordPackagePart *part)
{
  return part->name;
}

/**
 * accord_package_of:
 * @part: a part
 *
 * Returns: (transfer none): its package
 */
AccordPackage *
accord_package_of (AccordPackagePart *part)
{
  return part->package;
}

/**
 * accord_package_part_free:
 * @part: (transfer full): a part
 *
 * Ends reading it.
 */
void
accord_package_part_free (AccordPackagePart *part)
{
  if (part->archive != NULL)
    archive_read_free (part->archive);
  g_free (part->name);
  g_free (part);
}

/**
 * accord_package_part_read:
 * @part: a part
 * @piece: (out) (transfer none): the next bytes, valid until the next call
 * @error: return location
 *
 * Unpacks the next piece.
 *
 * Returns: its length; 0 at the end, -1 with %ACCORD_EXCHANGE_ERROR_PARSE for a damaged file and
 *   %ACCORD_EXCHANGE_ERROR_TOO_BIG for one that unpacks beyond all measure
 */
gssize
accord_package_part_read (AccordPackagePart  *part,
                          const char        **piece,
                          GError            **error)
{
  gssize size = archive_read_data (part->archive, part->piece, PIECE);
  gint64 most = MIN (MAX_PART, FREE_SIZE + MAX_RATIO * (gint64) g_bytes_get_size (part->package->bytes));

  *piece = part->piece;
  if (size < 0)
    {
      refuse_damaged (part->package, archive_error_string (part->archive), error);
      return -1;
    }
  part->unpacked += size;
  if (part->unpacked <= most)
    return size;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG,
               _("“%s” unpacks to far more than a workbook of its size holds; it is not read. Save "
                 "what is needed of it as a new file."), part->package->file_name);
  return -1;
}
