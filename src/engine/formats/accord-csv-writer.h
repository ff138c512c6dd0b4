/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  ACCORD_CSV_WRITER_DEFAULT = 0,
  ACCORD_CSV_WRITER_CRLF = 1 << 0, /* as RFC 4180 has it; otherwise LF */
  ACCORD_CSV_WRITER_BOM = 1 << 1,  /* some spreadsheets need it to see that this is UTF-8 */
} AccordCsvWriterFlags;

typedef struct _AccordCsvWriter AccordCsvWriter;

AccordCsvWriter *accord_csv_writer_new (GString *target, char separator,
                                        AccordCsvWriterFlags flags);
AccordCsvWriter *accord_csv_writer_new_for_stream (GOutputStream *stream, char separator,
                                                   AccordCsvWriterFlags flags);
void accord_csv_writer_free (AccordCsvWriter *self);
void accord_csv_writer_add_cell (AccordCsvWriter *self, const char *text);
gboolean accord_csv_writer_end_row (AccordCsvWriter *self, GError **error);
gboolean accord_csv_writer_finish (AccordCsvWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCsvWriter, accord_csv_writer_free)

G_END_DECLS
