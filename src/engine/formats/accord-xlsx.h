/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-package.h"

G_BEGIN_DECLS

/* How the number of a cell is shown; that tells what it is. */
typedef enum {
  ACCORD_XLSX_NUMBER,
  ACCORD_XLSX_DATE,
  ACCORD_XLSX_TIME,     /* of day */
  ACCORD_XLSX_MOMENT,   /* date and time of day */
  ACCORD_XLSX_PERCENT,
} AccordXlsxLook;

typedef struct {
  char *name;
  char *part;
  gboolean hidden;
} AccordXlsxSheet;

/* What all sheets of a workbook share. */
typedef struct {
  AccordPackage *package;
  GPtrArray *sheets;  /* of AccordXlsxSheet */
  GPtrArray *strings; /* of char *: shared texts */
  GArray *looks;      /* of guint8 (AccordXlsxLook), by style */
  gboolean since_1904;
} AccordXlsxBook;

AccordXlsxBook *accord_xlsx_book_new (GBytes *bytes, const char *file_name, GError **error);
void accord_xlsx_book_free (AccordXlsxBook *self);

gboolean accord_xlsx_strings_read (AccordXlsxBook *book, const char *part, GError **error);
gboolean accord_xlsx_styles_read (AccordXlsxBook *book, const char *part, GError **error);
AccordXlsxLook accord_xlsx_look_of_code (const char *code);
char *accord_xlsx_number_text (const char *text, AccordXlsxLook look, gboolean since_1904);
void accord_xlsx_unescape (char *text);

/* A sheet, row by row. */
typedef struct _AccordXlsxRows AccordXlsxRows;
typedef struct {
  guint number;     /* in the sheet, from 1 */
  GPtrArray *cells; /* of char *, NULL is empty; the last one is not */
} AccordXlsxRow;

AccordXlsxRows *accord_xlsx_rows_new (AccordXlsxBook *book, const char *part, GError **error);
void accord_xlsx_rows_free (AccordXlsxRows *self);
const AccordXlsxRow *accord_xlsx_rows_next (AccordXlsxRows *self, GError **error);
guint accord_xlsx_rows_get_n_errors (const AccordXlsxRows *self, const char **example);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordXlsxBook, accord_xlsx_book_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordXlsxRows, accord_xlsx_rows_free)

G_END_DECLS
