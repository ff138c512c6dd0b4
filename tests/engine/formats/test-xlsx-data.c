/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The public workbooks of ../shared/data; skipped where they are absent. */

#include "table-picture.h"

static void
test_all (void)
{
  static const char *const refused[] = { "pass_protected.xlsx", "issue252.xlsx", NULL }; /* the second is damaged (CRC) */
  g_autofree char *folder = data_path ("xlsx-cases/calamine");
  g_autoptr (GDir) dir = folder == NULL ? NULL : g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *picture = NULL;

      if (!g_str_has_suffix (name, ".xlsx"))
        continue;
      picture = picture_of_file (path, NULL, &error);
      if (g_strv_contains (refused, name))
        assert_sentence (error, name);
      else if (error != NULL)
        g_error ("%s", error->message);
    }
}

static void
check (const char *name, const AccordTableOptions *options, const char *expected)
{
  g_autofree char *file = g_strconcat ("xlsx-cases/", name, NULL);
  g_autofree char *path = data_path (file);
  g_autoptr (GError) error = NULL;
  g_autofree char *picture = path == NULL ? NULL : picture_of_file (path, options, &error);

  g_assert_no_error (error);
  if (path != NULL && (picture == NULL || !g_str_has_prefix (picture, expected)))
    g_error ("%s begins “%.400s”", name, picture);
}

static void
test_known (void)
{
  const AccordTableOptions hidden = { .sheet = "2" };

  check ("calamine/date.xlsx", NULL, "[2021-01-01][15]\n[2021-01-02][16]\n");
  check ("calamine/date_1904.xlsx", NULL, "[2021-01-01][15]\n[2021-01-02][16]\n");
  check ("calamine/date_iso.xlsx", NULL, "[2021-01-01]\n[2021-01-01 10:10:10]\n[10:10:10]\n");
  check ("calamine/inlineStr_cdata.xlsx", NULL, "[Hello CDATA][World]\n[12345][NormalText]\n");
  check ("calamine/rph.xlsx", NULL, "[課きく　毛こ]\n");
  check ("calamine/table_with_absolute_paths.xlsx", NULL, "[Item][Name]\n[100][North]\n");
  check ("calamine/issue_419.xlsx", NULL, "[Hello]\n");
  check ("calamine/nonstandard-xml-ns-prefix.xlsx", NULL, "[a][b]\n[1][3]\n[2][4]\n");
  check ("calamine/merge_cells.xlsx", NULL, "[Row Merge][][Not Merged]\n");
  check ("calamine/any_sheets.xlsx", NULL, "[1][2]\n[3][4]\n[5][6]\n");
  check ("calamine/any_sheets.xlsx", &hidden, "\n"); /* it is empty */
  check ("calamine/issue_530.xlsx", NULL, "[][][领域][平台][小微]");
  check ("calamine/minimal_package.xlsx", NULL, "[BKG_NUM][BKG_DT]");
  check ("csvkit/test_skip_lines.xlsx", NULL,
         "[text][date][integer][boolean][float][datetime][empty_column]\n"
         "[Chicago Reader][1971-01-01][40][TRUE][1][1971-01-01 04:14:00]\n"
         "[Chicago Sun-Times][1948-01-01][63][TRUE][1.27][1948-01-01 14:57:13][][Extra data beyond headers will be trimmed]\n"
         "[Chicago Tribune][1920-01-01][164][FALSE][41800000.01][1920-01-01]\n[This row has blanks]\n[Unicode! Σ]\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/xlsx/data/every-file-is-read-or-refused", test_all);
  g_test_add_func ("/formats/xlsx/data/known-contents", test_known);
  return g_test_run ();
}
