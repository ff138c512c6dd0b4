/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The public cards of ../shared/data; skipped where they are absent. */

#include <string.h>

#include "table-picture.h"

static const char *const refused[] = { "7.vcf", "8.vcf", "9.vcf", NULL }; /* cut off: no begin, no end */

static void
check_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *picture = NULL;

  if (!g_str_has_suffix (name, ".vcf"))
    return;
  picture = picture_of_file (path, NULL, &error);
  if (g_str_has_suffix (folder, "/eds") && g_strv_contains (refused, name))
    assert_sentence (error, name);
  else
    g_assert_no_error (error);
}

static void
check_folder (const char *name)
{
  g_autofree char *folder = data_path (name);
  g_autoptr (GDir) dir = folder == NULL ? NULL : g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    check_file (folder, file);
}

static void
test_all (void)
{
  check_folder ("vcard-cases/eds");
  check_folder ("vcard-cases/eds-addressbook");
  check_folder ("vcard-cases/ez-vcard");
  check_folder ("vcard-cases/kcontacts");
}

/* NAME.vcf.ref is the same card as another library wrote it, in another version: it says the same. */
static void
check_same (const char *folder, const char *name, const char *ending)
{
  const AccordTableOptions options = { .format = ACCORD_TABLE_VCARD };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *other = g_strconcat (path, ending, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *ours = picture_of_file (path, &options, &error);
  g_autofree char *theirs = NULL;

  g_assert_no_error (error);
  theirs = picture_of_file (other, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ours, ==, theirs);
}

static void
test_same_in_other_versions (void)
{
  static const char *const names[] = { "vcard1.vcf", "vcard2.vcf", "vcard3.vcf", "vcard6.vcf", "vcard8.vcf",
                                       "vcard9.vcf", "vcard11.vcf", "vcard15.vcf", NULL };
  static const char *const old[] = { "vcard2.vcf", "vcard3.vcf", NULL };
  g_autofree char *folder = data_path ("vcard-cases/kcontacts");

  for (guint i = 0; folder != NULL && names[i] != NULL; i++)
    check_same (folder, names[i], ".ref");
  for (guint i = 0; folder != NULL && old[i] != NULL; i++)
    check_same (folder, old[i], ".2_1ref");
}

static void
check_holds (const char *name, const char *part)
{
  g_autofree char *path = data_path (name);
  g_autofree char *picture = path == NULL ? NULL : picture_of_file (path, NULL, NULL);

  if (path != NULL && (picture == NULL || strstr (picture, part) == NULL))
    g_error ("%s: “%s” is not in “%s”", name, part, picture);
}

static void
test_phones (void)
{
  check_holds ("vcard-cases/ez-vcard/John_Doe_IPHONE.vcf",
               "[Mobile][905-555-1234][Home][905-666-1234][Work][905-777-1234][Home fax][905-888-1234][Work fax][905-999-1234][Pager][905-111-1234][AssistantPhone][905-222-1234]");
  check_holds ("vcard-cases/ez-vcard/John_Doe_IPHONE.vcf", "[Work][Street4\nBuilding 6\nFloor 8][New York][12345][USA]");
  check_holds ("vcard-cases/ez-vcard/John_Doe_MS_OUTLOOK.vcf", "[IM][johny5@aol.com][1980-03-22]");
  check_holds ("vcard-cases/ez-vcard/John_Doe_ANDROID.vcf", "[Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ]");
  check_holds ("vcard-cases/ez-vcard/rfc6350-example.vcf", "[+1-418-656-9254 ext. 102]");
  check_holds ("vcard-cases/eds/5.vcf", "[十城目管理大型知座]");
  check_holds ("vcard-cases/kcontacts/vcard10.vcf", "[DDDDDDDDDDDDDDD-Staße 2\n00000 DDDDDDDDDD]");
  check_holds ("vcard-cases/kcontacts/vcard_legacy_messaging_fields.vcf", "[irc][konqui]");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/vcard/data/every-file-is-read-or-refused", test_all);
  g_test_add_func ("/formats/vcard/data/another-library-says-the-same", test_same_in_other_versions);
  g_test_add_func ("/formats/vcard/data/exports-of-phones-and-mail-programs", test_phones);
  return g_test_run ();
}
