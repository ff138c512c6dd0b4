/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on paper and in files. */
#include "accord-config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "accord-export-dialog-private.h"
#include "accord-selection.h"
#include "accord-table-page.h"
#include "accord-table-print.h"
#include "tables-fixture.h"

static char *
file_in (Fixture *fixture, const char *name)
{
  g_autofree char *dir = g_path_get_dirname (accord_workspace_get_path (fixture->workspace));

  return g_build_filename (dir, name, NULL);
}

static int
count_in (const char *bytes, gsize length)
{
  int n = 0;

  for (const char *at = bytes; (at = memmem (at, length - (gsize) (at - bytes), "/Type /Page", 11)) != NULL; at += 11)
    n += at[11] != 's';
  return n;
}

static char *
inflate (const char *bytes, gsize length, gsize *n_out)
{
  g_autoptr (GConverter) inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  gsize room = 4 * 1024 * 1024;
  char *out = g_malloc (room);
  gsize n_in;

  *n_out = 0;
  g_converter_convert (inflater, bytes, length, out, room, G_CONVERTER_INPUT_AT_END, &n_in, n_out, NULL);
  return out;
}

/* Page objects stand in the file itself or in packed streams of objects. */
static int
count_pages (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;
  int n;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  n = count_in (bytes, length);
  for (char *at = bytes; (at = memmem (at, length - (gsize) (at - bytes), "\nstream", 7)) != NULL;)
    {
      g_autofree char *inside = NULL;
      gsize n_inside;

      at += at[7] == '\r' ? 9 : 8;
      inside = inflate (at, length - (gsize) (at - bytes), &n_inside);
      n += count_in (inside, n_inside);
    }
  return n;
}

/* A4 across has 595 points less the margins: the pages of 1003 rows are counted from the rows of one. */
static void
test_pdf_has_every_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) query = fixture_query ("name", FALSE);
  g_autofree char *path = file_in (fixture, "list.pdf");
  DexFuture *printed;

  fixture_add (fixture, 1000);
  printed = accord_table_print (GTK_WIDGET (fixture->table), fixture->workspace, query, NULL, NULL, path);
  accord_test_done (printed);
  g_assert_cmpint (count_pages (path), >=, 30);
  g_assert_cmpint (count_pages (path), <=, 50);
}

/* As the button beside the progress does: the rows of the page are on their way by then. */
static gboolean
give_up_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer n_drawn)
{
  if (++*(guint *) n_drawn == 2)
    gtk_print_operation_cancel (g_value_get_object (&values[0]));
  return TRUE;
}

/* Of LeakSanitizer, where the program is built with it. */
void __lsan_disable (void) __attribute__ ((weak));
void __lsan_enable (void) __attribute__ ((weak));

static void
test_given_up_while_a_page_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autofree char *path = file_in (fixture, "given-up.pdf");
  guint n_drawn = 0, signal;
  DexFuture *printed;
  gulong hook;

  fixture_add (fixture, 1000);
  g_type_class_unref (g_type_class_ref (GTK_TYPE_PRINT_OPERATION));
  signal = g_signal_lookup ("draw-page", GTK_TYPE_PRINT_OPERATION);
  hook = g_signal_add_emission_hook (signal, 0, give_up_cb, &n_drawn, NULL);
  printed = accord_table_print (GTK_WIDGET (fixture->table), fixture->workspace, query, NULL, NULL, path);
  /* GTK forgets its copy of the page's setup when a print is given up: not ours to free, and told without a name to leave out. */
  if (__lsan_disable != NULL)
    __lsan_disable ();
  accord_test_wait (printed);
  if (__lsan_enable != NULL)
    __lsan_enable ();
  dex_unref (printed);
  fixture_settle ();
  fixture_settle ();
  g_assert_cmpuint (n_drawn, ==, 2);
  g_signal_remove_emission_hook (signal, hook);
}

static AccordTableTexts *
texts_of (Fixture *fixture, GPtrArray *columns)
{
  return accord_test_boxed (accord_table_texts_load (fixture->workspace, &accord_customer_kind, columns, fixture->ids, 3));
}

static void
test_columns_fit_the_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) columns = accord_table_columns_usual (&accord_customer_kind);
  g_autoptr (AccordTablePage) page = accord_table_page_new ("Customers", columns, 1000);
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (fixture->table));
  g_autoptr (AccordTableTexts) texts = texts_of (fixture, columns);
  double narrow = 0, wide = 0;

  accord_table_page_fit (page, 300, 842, context, texts);
  for (guint i = 0; i < columns->len; i++)
    narrow += page->widths[i];
  /* (842 - 34 - 17 - 22) / 17 = 45.2 rows, 1000 / 45 = 22.2 pages */
  g_assert_cmpuint (page->rows_per_page, ==, 45);
  g_assert_cmpuint (page->n_pages, ==, 23);
  accord_table_page_fit (page, 2000, 595, context, texts);
  for (guint i = 0; i < columns->len; i++)
    wide += page->widths[i];
  g_assert_cmpfloat_with_epsilon (narrow, 300, 1);
  g_assert_cmpfloat_with_epsilon (wide, 2000, 1);
  g_object_unref (context);
}

/* One name as long as a paragraph must not cut what is short; rows that were not measured may be longer. */
static void
test_a_long_name_cuts_no_phone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) columns = accord_table_columns_parse (&accord_customer_kind, "name city");
  g_autoptr (AccordTablePage) all = accord_table_page_new ("Customers", columns, 3);
  g_autoptr (AccordTablePage) some = accord_table_page_new ("Customers", columns, 3000);
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (fixture->table));
  g_autofree char *name = g_strnfill (200, 'm');
  g_autoptr (AccordTableTexts) texts = NULL;

  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->ids[1], "name", name);
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->ids[2], "city", "(071) 23 67 22 20");
  texts = texts_of (fixture, columns);
  accord_table_page_fit (all, 400, 842, context, texts);
  accord_table_page_fit (some, 400, 842, context, texts);
  g_assert_cmpfloat (all->widths[1], >, 70);
  g_assert_cmpfloat (some->widths[1], >, all->widths[1] + 5);
  g_assert_cmpfloat_with_epsilon (some->widths[0] + some->widths[1], 400, 1);
  g_object_unref (context);
}

static guint
dark_points_in (cairo_surface_t *surface, int left, int right, int top, int bottom)
{
  const guint8 *bytes = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      n += bytes[y * stride + x * 4] < 128;
  return n;
}

static guint
dark_points (cairo_surface_t *surface, int top, int bottom)
{
  return dark_points_in (surface, 0, cairo_image_surface_get_width (surface), top, bottom);
}

/* Title, headings and rows are dark on white, whatever the colours on screen; below the last row only the
 * page's number stands. */
static void
test_a_page_is_drawn (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) columns = accord_table_columns_parse (&accord_customer_kind, "name city employees");
  g_autoptr (AccordTablePage) page = accord_table_page_new ("Customers", columns, 3);
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (fixture->table));
  g_autoptr (AccordTableTexts) texts = texts_of (fixture, columns);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 500, 300);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  accord_table_page_fit (page, 500, 300, context, texts);
  accord_table_page_draw (page, 0, texts, context, cr);
  cairo_surface_flush (surface);
  if (g_getenv ("ACCORD_TEST_PICTURE") != NULL)
    cairo_surface_write_to_png (surface, g_getenv ("ACCORD_TEST_PICTURE"));
  g_assert_cmpuint (dark_points (surface, 0, 34), >, 100);   /* title and day */
  g_assert_cmpuint (dark_points (surface, 34, 51), >, 100);  /* headings */
  g_assert_cmpuint (dark_points (surface, 51, 102), >, 150); /* three rows */
  g_assert_cmpuint (dark_points (surface, 104, 276), ==, 0);
  g_assert_cmpuint (dark_points_in (surface, 0, 250, 278, 300), >, 10);   /* 3 records */
  g_assert_cmpuint (dark_points_in (surface, 250, 500, 278, 300), >, 20); /* Page 1 of 1 */
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static char *
exported (Fixture *fixture, AccordExportDialog *dialog, const char *name)
{
  g_autofree char *path = file_in (fixture, name);
  char *text = NULL;

  accord_test_done (accord_export_dialog_write (dialog, path));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_unlink (path);
  return text;
}

static AccordExportDialog *
present (Fixture *fixture, GPtrArray *columns)
{
  AdwDialog *dialog = accord_export_dialog_new (fixture->workspace, accord_id_list_get_query (fixture->list), columns);

  adw_dialog_present (dialog, GTK_WIDGET (fixture->table));
  fixture_settle ();
  return ACCORD_EXPORT_DIALOG (dialog);
}

static void
test_columns_of_the_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) columns = accord_table_columns_parse (&accord_customer_kind, "city name open_value");
  g_autofree char *text = exported (fixture, present (fixture, columns), "list.csv");

  g_assert_cmpstr (text, ==, "City,Name,Open value\nBonn,Adler,\nAachen,Birke,\n,Ceder,\n");
}

static AdwComboRow *
find_titled (GtkWidget *root, const char *title)
{
  if (ADW_IS_COMBO_ROW (root) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return ADW_COMBO_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *found = find_titled (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Without a table there are all fields, and those that are chosen; each of the two writes something. */
static void
test_no_table (Fixture *fixture, gconstpointer data)
{
  AccordExportDialog *dialog = present (fixture, NULL);
  AdwComboRow *which = find_titled (GTK_WIDGET (dialog), "Columns");
  guint n = g_list_model_get_n_items (adw_combo_row_get_model (which));

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) columns = NULL;

      adw_combo_row_set_selected (which, i);
      columns = accord_export_dialog_dup_columns (dialog);
      g_assert_true (columns == NULL || columns[0] != NULL);
      g_assert_cmpint (columns == NULL, ==, i == 0);
    }
  adw_dialog_force_close (ADW_DIALOG (dialog));
  fixture_settle ();
}

/* What is exported is what was picked, in the list's order; of a list of fixed records never more than them. */
static void
check_order (Fixture *fixture, AccordQuery *query, const int *expected, guint n)
{
  g_autoptr (AccordQuery) held = query;
  g_autoptr (AccordIds) found = accord_test_boxed (accord_store_find (accord_workspace_get_store (fixture->workspace), query));

  g_assert_cmpuint (found->n_ids, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (found->ids[i], ==, fixture->ids[expected[i]]);
}

static void
test_selection_is_handed_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) list = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordQuery) fixed = NULL;
  GArray *some = g_array_new (FALSE, FALSE, sizeof (gint64)), *one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordSelection) picked = NULL, but = NULL, of_fixed = NULL;

  g_assert_true (accord_query_set_sort (list, "name", TRUE, NULL));
  g_array_append_val (some, fixture->ids[0]);
  g_array_append_val (some, fixture->ids[2]);
  g_array_append_val (one, fixture->ids[2]);
  picked = accord_selection_new (&accord_customer_kind, NULL, g_array_ref (some), 2);
  check_order (fixture, accord_selection_to_query (picked, list), (int[]) { 2, 0 }, 2);
  but = accord_selection_new (&accord_customer_kind, list, g_array_ref (one), 2);
  check_order (fixture, accord_selection_to_query (but, list), (int[]) { 1, 0 }, 2);
  fixed = accord_query_copy (list);
  accord_query_keep_ids (fixed, (gint64 *) (void *) some->data, some->len, TRUE);
  of_fixed = accord_selection_new (&accord_customer_kind, fixed, g_array_ref (one), 1);
  check_order (fixture, accord_selection_to_query (of_fixed, fixed), (int[]) { 0 }, 1);
  g_array_unref (some);
  g_array_unref (one);
}

static void
test_other_formats (Fixture *fixture, gconstpointer data)
{
  AccordExportDialog *dialog = present (fixture, NULL);
  AdwComboRow *format = fixture_find (dialog, ADW_TYPE_COMBO_ROW);
  g_autofree char *text = NULL;

  adw_combo_row_set_selected (format, 3);
  fixture_settle ();
  text = exported (fixture, dialog, "list.vcf");
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCARD\r\nVERSION:4.0"));
  g_assert_nonnull (strstr (text, "Birke"));
}

static void
test_refused_is_told (Fixture *fixture, gconstpointer data)
{
  AccordExportDialog *dialog = present (fixture, NULL);
  g_autoptr (GError) error = accord_test_error (accord_export_dialog_write (dialog, "/nowhere/at/all.csv"));

  g_assert_nonnull (strstr (error->message, "/nowhere/at/all.csv"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  fixture_settle ();
}

#define ADD(name, test) g_test_add ("/tables/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  ADD ("print/pdf-has-every-page", test_pdf_has_every_page);
  ADD ("print/may-be-given-up-while-a-page-is-read", test_given_up_while_a_page_is_read);
  ADD ("print/columns-fit-the-page", test_columns_fit_the_page);
  ADD ("print/a-long-name-cuts-no-phone", test_a_long_name_cuts_no_phone);
  ADD ("print/a-page-is-drawn", test_a_page_is_drawn);
  ADD ("export/columns-of-the-table-in-their-order", test_columns_of_the_table);
  ADD ("export/without-a-table-its-columns-are-not-offered", test_no_table);
  ADD ("export/selection-is-handed-over", test_selection_is_handed_over);
  ADD ("export/people-become-cards", test_other_formats);
  ADD ("export/refusal-is-told-and-can-be-tried-again", test_refused_is_told);
  return g_test_run ();
}
