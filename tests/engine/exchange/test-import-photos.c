/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures that stand in files: kept, bounded, out again, never fetched. */

#include <locale.h>
#include <string.h>

#include "accord-export.h"
#include "test-import-files.h"

#define DATA SOURCE_ROOT "/../shared/data/"
#define DOT "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
#define GREY "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="

static AccordRecord *
photo_of (AccordWorkspace *workspace, const AccordKind *kind, const char *name)
{
  g_autoptr (AccordRecord) owner = find_one (workspace, kind, "name", name);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_photo_kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_number (query, kind->name, ACCORD_OP_IS, accord_record_id (owner));
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (found->len, <=, 1);
  return found->len == 0 ? NULL : accord_record_ref (found->pdata[0]);
}

static void
check_photo (AccordWorkspace *workspace, const AccordKind *kind, const char *name, const char *data)
{
  g_autoptr (AccordRecord) photo = photo_of (workspace, kind, name);

  g_assert_nonnull (photo);
  g_assert_cmpstr (accord_record_text (photo, "data"), ==, data);
  g_assert_cmpstr (accord_record_text (photo, "media"), ==, "image/png");
}

#define CARDS \
  "BEGIN:VCARD\nVERSION:2.1\nN:Alt;Anna\nPHOTO;PNG;ENCODING=BASE64:\n " DOT "\n\nEND:VCARD\n" \
  "BEGIN:VCARD\nVERSION:3.0\nFN:Ben Neu\nORG:Acme\nPHOTO;ENCODING=b;TYPE=PNG:" GREY "\nEND:VCARD\n" \
  "BEGIN:VCARD\nVERSION:4.0\nFN:Cleo\nPHOTO:data:image/png;base64," DOT "\nEND:VCARD\n"

static void
test_versions (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "cards.vcf", CARDS, NULL);
  g_autoptr (GPtrArray) again = NULL;

  g_assert_cmpint (((AccordImportResult *) results->pdata[0])->photos, ==, 3);
  check_photo (workspace, &accord_customer_kind, "Anna Alt", DOT);
  check_photo (workspace, &accord_contact_kind, "Ben Neu", GREY);
  check_photo (workspace, &accord_customer_kind, "Cleo", DOT);
  again = import_texts (workspace, NULL, "cards.vcf", CARDS, NULL);
  assert_counts (again->pdata[0], 0, 0, 3, 0);
  g_assert_cmpint (((AccordImportResult *) again->pdata[0])->photos, ==, 0);
  accord_test_drop (workspace);
}

static void
test_replaced (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "cards.vcf",
    "BEGIN:VCARD\nVERSION:4.0\nFN:Cleo\nPHOTO:data:image/png;base64," DOT "\nEND:VCARD\n", NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "cards.vcf",
    "BEGIN:VCARD\nVERSION:4.0\nFN:Cleo\nPHOTO:data:image/png;base64," GREY "\nEND:VCARD\n", NULL);

  check_photo (workspace, &accord_customer_kind, "Cleo", GREY);
  g_assert_cmpint (accord_test_count (workspace, &accord_photo_kind), ==, 1);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  check_photo (workspace, &accord_customer_kind, "Cleo", DOT);
  accord_test_drop (workspace);
}

static void
test_addresses (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "cards.vcf",
    "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nPHOTO;VALUE=uri:https://x.example/a.png\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ben\nPHOTO;ENCODING=b;TYPE=PNG:bm8gcGljdHVyZQ==\nEND:VCARD\n", NULL);

  assert_counts (results->pdata[0], 2, 0, 0, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_photo_kind), ==, 0);
  g_assert_true (has_text (((AccordImportResult *) results->pdata[0])->notes, "not fetched"));
  g_assert_true (has_text (((AccordImportResult *) results->pdata[0])->notes, "none that can be drawn"));
  accord_test_drop (workspace);
}

/* 300 kB that begin like a picture. */
static char *
large_card (void)
{
  gsize size = 300 * 1024;
  g_autofree guchar *bytes = g_malloc0 (size);
  g_autofree char *text = NULL;

  memcpy (bytes, "\x89PNG\r\n\x1A\n", 8);
  text = g_base64_encode (bytes, size);
  return g_strdup_printf ("BEGIN:VCARD\nVERSION:4.0\nFN:Cleo\nPHOTO:data:image/png;base64,%s\nEND:VCARD\n", text);
}

static GBytes *
fit_to_dot (GBytes *picture, GError **error)
{
  gsize size = 0;
  guchar *bytes = g_base64_decode (DOT, &size);

  g_assert_cmpuint (g_bytes_get_size (picture), ==, 300 * 1024);
  return g_bytes_new_take (bytes, size);
}

static void
test_large (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *card = large_card ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "cards.vcf", card, NULL);
  g_autoptr (GPtrArray) fitted = NULL;

  g_assert_true (has_text (((AccordImportResult *) results->pdata[0])->notes, "larger than 256 kB"));
  g_assert_cmpint (accord_test_count (workspace, &accord_photo_kind), ==, 0);
  accord_import_set_picture_fit (fit_to_dot);
  fitted = import_texts (workspace, NULL, "cards.vcf", card, NULL);
  accord_import_set_picture_fit (NULL);
  check_photo (workspace, &accord_customer_kind, "Cleo", DOT);
  accord_test_drop (workspace);
}

/* Out by every format that has a place for them, and in again into an empty workspace. */
static void
test_round_trip (gconstpointer data)
{
  AccordExportFormat format = (AccordExportFormat) GPOINTER_TO_INT (data);
  AccordExportOptions options = { .format = format };
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordWorkspace *other = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "cards.vcf", CARDS, NULL);
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, format == ACCORD_EXPORT_JSON ? "out.json" : "out.vcf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AccordQuery) all = accord_query_new (&accord_contact_kind);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) back = NULL;

  accord_test_int (accord_export (accord_workspace_get_store (workspace), all, path, &options));
  g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, NULL)));
  back = accord_test_boxed (accord_import_run (other, plans, FALSE, NULL, NULL, NULL));
  check_photo (other, &accord_contact_kind, "Ben Neu", GREY);
  accord_test_drop (workspace);
  accord_test_drop (other);
}

/* A picture goes to the trash with its owner, and comes back with it. */
static void
test_trash (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "cards.vcf", CARDS, NULL);
  g_autoptr (AccordRecord) cleo = find_one (workspace, &accord_customer_kind, "name", "Cleo");
  AccordEdit *edit = accord_edit_new ("Deleted Cleo");
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_delete (edit, &accord_customer_kind, accord_record_id (cleo));
  set = accord_test_commit (workspace, edit);
  g_assert_cmpint (accord_test_count (workspace, &accord_photo_kind), ==, 2);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  g_assert_cmpint (accord_test_count (workspace, &accord_photo_kind), ==, 3);
  accord_test_drop (workspace);
}

static void
test_real_cards (void)
{
  static const struct { const char *file; gint64 photos; } files[] = {
    { "ez-vcard/John_Doe_MS_OUTLOOK.vcf", 1 }, { "ez-vcard/John_Doe_ANDROID.vcf", 1 }, { "ez-vcard/John_Doe_IPHONE.vcf", 1 },
    { "eds-addressbook/photo-1.vcf", 1 }, { "kcontacts/vcard5.vcf", 1 }, { "kcontacts/vcard12.vcf", 1 } };
  AccordWorkspace *workspace;

  if (!g_file_test (DATA "vcard-cases", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("../shared/data/vcard-cases is not there");
      return;
    }
  workspace = accord_test_workspace ();
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat (DATA "vcard-cases/", files[i].file, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) results = NULL;

      g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, NULL)));
      accord_import_plan_set_mode (plans->pdata[0], ACCORD_IMPORT_KEEP_BOTH);
      results = accord_test_boxed (accord_import_run (workspace, plans, FALSE, NULL, NULL, NULL));
      if (((AccordImportResult *) results->pdata[0])->photos != files[i].photos)
        g_error ("%s: %d pictures", files[i].file, (int) ((AccordImportResult *) results->pdata[0])->photos);
    }
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/photos/of-all-versions-of-cards-are-kept-once", test_versions);
  g_test_add_func ("/exchange/photos/a-new-one-takes-the-place-and-undo-gives-it-back", test_replaced);
  g_test_add_func ("/exchange/photos/addresses-are-not-fetched-and-that-is-said", test_addresses);
  g_test_add_func ("/exchange/photos/large-ones-are-made-small-or-left-out", test_large);
  g_test_add_data_func ("/exchange/photos/go-out-with-cards-of-3-and-come-back", GINT_TO_POINTER (ACCORD_EXPORT_VCARD_3), test_round_trip);
  g_test_add_data_func ("/exchange/photos/go-out-with-cards-of-4-and-come-back", GINT_TO_POINTER (ACCORD_EXPORT_VCARD_4), test_round_trip);
  g_test_add_data_func ("/exchange/photos/go-out-with-json-and-come-back", GINT_TO_POINTER (ACCORD_EXPORT_JSON), test_round_trip);
  g_test_add_func ("/exchange/photos/go-to-the-trash-with-their-owner", test_trash);
  g_test_add_func ("/exchange/photos/cards-of-phones-and-address-books-have-theirs", test_real_cards);
  return g_test_run ();
}
