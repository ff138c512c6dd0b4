/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-cells.h"
#include "accord-export.h"

G_BEGIN_DECLS

typedef struct _AccordExport AccordExport;

/* One column of what is written. */
typedef struct {
  int index;                /* of a field of the record, -1: computed or over a link */
  const AccordField *field; /* where the column ends */
  char *name;               /* in JSON */
  char *label;              /* heading */
  guint nth;                /* of those without an index: which cell */
} AccordExportColumn;

/* What a format does with records. Functions run on the reader thread. */
typedef struct {
  gpointer (*begin) (AccordExport *export, GError **error); /* NULL on error */
  gboolean (*record) (gpointer sink, AccordRecord *record, GError **error);
  gboolean (*end) (gpointer sink, GError **error);
  void (*free) (gpointer sink);
} AccordExportSink;

/* One export. */
struct _AccordExport {
  AccordQuery *query;
  const AccordKind *kind;
  char *path;      /* the target */
  char *part;      /* what is written, beside it */
  AccordExportFormat format;
  AccordExportFlags flags;
  GStrv columns;   /* (nullable): as asked */
  GArray *fields;  /* of AccordExportColumn: what is written, in order */
  GStrv paths;     /* of those without an index */
  AccordCells *cells; /* (nullable): theirs, of the window being written */
  guint row;       /* in the window */
  gboolean whole;  /* all of a record: its id and handles too */
  char currency[4]; /* of amounts that stand bare */
  AccordReader *reader; /* while it runs */
  gint64 n_rows;
  enum { ACCORD_EXPORT_PHOTOS_UNKNOWN, ACCORD_EXPORT_PHOTOS_NONE, ACCORD_EXPORT_PHOTOS_SOME } photos; /* in the workspace */
};

extern const AccordExportSink accord_export_csv_sink;
extern const AccordExportSink accord_export_json_sink;
extern const AccordExportSink accord_export_xlsx_sink;
extern const AccordExportSink accord_export_vcard_sink;

GArray *accord_export_columns_new (void);
gboolean accord_export_choose_columns (AccordExport *export, GError **error);
gboolean accord_export_read_cells (AccordExport *export, const gint64 *ids, guint n_ids, GError **error);
const AccordExportColumn *accord_export_column (const AccordExport *export, guint nth);
const AccordValue *accord_export_value (AccordExport *export, AccordRecord *record, guint nth, const char **title);
const char *accord_export_tags (AccordExport *export, AccordRecord *record);
GOutputStream *accord_export_open (AccordExport *export, GError **error);

/* Fields that users added, on a card. */
void accord_export_vcard_own (AccordRecord *record, GString *text);

/* Further phones, e-mails … of one record. */
GPtrArray *accord_export_handles (AccordExport *export, AccordRecord *record, GError **error);
#define ACCORD_EXPORT_N_HANDLE_COLUMNS 18
const char *accord_export_handle_heading (guint column);
char *accord_export_handle_text (GPtrArray *handles, guint column);
char *accord_export_photo_address (AccordRecord *photo);
gboolean accord_export_photo (AccordExport *export, AccordRecord *record, AccordRecord **photo, GError **error);
gboolean accord_export_has_handles (AccordExport *export, gboolean *has, GError **error);

G_END_DECLS
