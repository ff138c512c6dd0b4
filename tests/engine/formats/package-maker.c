/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "package-maker.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static void
add_part (struct archive *archive, const char *name, const char *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) strlen (text));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, text, strlen (text)), ==, (gssize) strlen (text));
  archive_entry_free (entry);
}

static GBytes *
make (va_list args, const char *name)
{
  struct archive *archive = archive_write_new ();
  gsize room = 64 * 1024 * 1024;
  char *buffer = g_malloc (room);
  size_t used = 0;
  GBytes *bytes;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  for (; name != NULL; name = va_arg (args, const char *))
    add_part (archive, name, va_arg (args, const char *));
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  bytes = g_bytes_new (buffer, used);
  g_free (buffer);
  return bytes;
}

GBytes *
make_package (const char *name, ...)
{
  va_list args;
  GBytes *bytes;

  va_start (args, name);
  bytes = make (args, name);
  va_end (args);
  return bytes;
}

GBytes *
make_workbook (const char *rows, const char *strings, const char *styles, gboolean since_1904)
{
  g_autofree char *book = g_strdup_printf ("<workbook><workbookPr date1904=\"%d\"/><sheets>"
                                           "<sheet name=\"S\" sheetId=\"1\" id=\"r1\"/></sheets></workbook>", since_1904);
  g_autofree char *sheet = g_strconcat ("<worksheet><sheetData>", rows, "</sheetData></worksheet>", NULL);
  g_autofree char *sst = g_strconcat ("<sst>", strings == NULL ? "" : strings, "</sst>", NULL);
  g_autofree char *xfs = g_strconcat ("<styleSheet>", styles == NULL ? "" : styles, "</styleSheet>", NULL);

  return make_package ("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                       "xl/_rels/workbook.xml.rels",
                       "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/></Relationships>",
                       "xl/workbook.xml", book, "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", sst,
                       "xl/styles.xml", xfs, NULL);
}
