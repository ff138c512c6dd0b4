/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fuzz entry: any bytes as a workbook; and, since a changed ZIP file seldom gets past its checksums,
 * any bytes as one of a workbook's parts, which the first byte chooses. */

#include "fuzz-table.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static const char *const parts[][2] = {
  { "xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"s.xml\"/></Relationships>" },
  { "xl/s.xml", "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>44197.5</v></c></row></sheetData></worksheet>" },
  { "xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>" },
  { "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>" },
};

static void
add_part (struct archive *archive, const char *name, const void *data, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, data, size);
  archive_entry_free (entry);
}

static GBytes *
make_workbook (const guint8 *data, gsize size, guint chosen)
{
  struct archive *archive = archive_write_new ();
  gsize room = size + 16384;
  guint8 *buffer = g_malloc (room);
  size_t used = 0;

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (i == chosen)
      add_part (archive, parts[i][0], data, size);
    else
      add_part (archive, parts[i][0], parts[i][1], strlen (parts[i][1]));
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new_take (buffer, used);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) raw = g_bytes_new (data, size);
  g_autoptr (GBytes) workbook = NULL;

  fuzz_table (raw, ACCORD_TABLE_XLSX);
  if (size == 0)
    return 0;
  workbook = make_workbook (data + 1, size - 1, data[0] % G_N_ELEMENTS (parts));
  fuzz_table (workbook, ACCORD_TABLE_XLSX);
  return 0;
}
