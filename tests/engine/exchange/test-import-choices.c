/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the one who imports may decide: how a file is read, which rows are known and what becomes of
 * them, single cells; and what is shown before and handed back after. */

#include <locale.h>
#include <string.h>

#include <xlsxwriter.h>

#include "accord-error.h"
#include "accord-import-headings.h"
#include "test-import-files.h"

static AccordImportPlan *
plan_with (AccordWorkspace *workspace, const char *name, const char *text, gssize size, const AccordTableOptions *options)
{
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, size, NULL));
  return accord_test_object (accord_import_plan_open (file, NULL, options));
}

static GPtrArray *
run_plan (AccordWorkspace *workspace, AccordImportPlan *plan)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();

  g_ptr_array_add (plans, plan);
  return accord_test_boxed (accord_import_run (workspace, plans, FALSE, NULL, NULL, NULL));
}

static void
test_reading (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const AccordTableOptions options = { .encoding = ACCORD_ENCODING_WINDOWS_1251, .separator = '|', .header_line = 3 };
  g_autoptr (AccordImportPlan) plan = plan_with (workspace, "customers.csv", "a|b\nc|d\nCompany|City\n\xC8\xE2\xE0\xED|X, Y\n", -1, &options);
  g_autoptr (GPtrArray) results = run_plan (workspace, plan);
  g_autoptr (AccordRecord) ivan = find_one (workspace, &accord_customer_kind, "name", "Иван");

  g_assert_cmpuint (accord_import_plan_get_header_line (plan), ==, 3);
  g_assert_cmpstr (accord_import_plan_get_encoding (plan), ==, "WINDOWS-1251");
  g_assert_cmpint (accord_import_plan_get_separator (plan), ==, '|');
  g_assert_cmpstr (accord_record_text (ivan, "city"), ==, "X, Y");
  accord_test_drop (workspace);
}

static void
check_collected (const char *name, const char *text, const AccordKind *kind, const char *person, const char *via, const char *field, const char *value)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordImportPlan) plan = plan_with (workspace, name, text, -1, NULL);
  g_autoptr (GPtrArray) results = run_plan (workspace, plan);
  g_autoptr (AccordRecord) record = NULL;

  g_test_message ("%s: %s, %" G_GINT64_FORMAT " rows refused", name, accord_import_plan_get_kind (plan)->name, (gint64) ((AccordImportResult *) results->pdata[0])->rejected->len);
  record = find_one (workspace, kind, "name", person);
  g_assert_cmpstr (accord_record_text (record, "collected_via"), ==, via);
  g_assert_cmpstr (accord_record_text (record, field), ==, value);
  accord_test_drop (workspace);
}

/* M06: each way in says itself; the answers of a survey become records. */
static void
test_collected (void)
{
  check_collected ("a.csv", "Company,City\nAlpha,Ulm\n", &accord_customer_kind, "Alpha", "import", "city", "Ulm");
  check_collected ("a.csv", "Company,City,Collected via\nAlpha,Ulm,phone\n", &accord_customer_kind, "Alpha", "phone", "city", "Ulm");
  check_collected ("a.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Berg\r\nTEL:+49 30 1234567\r\nEND:VCARD\r\n", &accord_customer_kind, "Anna Berg",
                   "vcard", "phone", "+49 30 1234567");
  check_collected ("survey.csv", "Timestamp,What is your name?,Your e-mail address?,What is your company?,How did you hear about us?\n"
                                 "2026/11/20 10:12:13,Anna Berg,anna@berg.example,Berg GmbH,Trade fair\n",
                   &accord_contact_kind, "Anna Berg", "survey", "email", "anna@berg.example");
  check_collected ("答卷.csv", "序号,提交答卷时间,1、您的姓名：,2、请输入您的手机：,3、您的公司名称：\n1,2026/11/20 10:12:13,王伟,13800138000,恒远科技\n",
                   &accord_contact_kind, "王伟", "survey", "phone", "13800138000");
}

/* Answers of somebody who is known already are added to the record, which came in as it did. */
static void
test_survey_again (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordImportPlan) plan = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (AccordRecord) record = NULL;

  accord_test_create (workspace, &accord_customer_kind, "name", "Berg GmbH", "email", "anna@berg.example", "collected_via", "hand", NULL);
  plan = plan_with (workspace, "survey.csv", "Timestamp,Your company,Your e-mail?,Your city?\n2026/11/20 10:12:13,Berg GmbH,anna@berg.example,Ulm\n", -1, NULL);
  results = run_plan (workspace, plan);
  record = find_one (workspace, &accord_customer_kind, "name", "Berg GmbH");
  g_assert_cmpstr (accord_record_text (record, "city"), ==, "Ulm");
  g_assert_cmpstr (accord_record_text (record, "collected_via"), ==, "hand");
  g_assert_cmpstr (accord_import_plan_get_collected (plan), ==, "survey");
  accord_import_plan_set_collected (plan, "web");
  g_assert_cmpstr (accord_import_plan_get_collected (plan), ==, "web");
  accord_test_drop (workspace);
}

static AccordRecord *
answer_of (AccordWorkspace *workspace, const char *customer)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (GPtrArray) records = NULL;

  accord_query_add_text (query, "customer", ACCORD_OP_IS, customer);
  records = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (records->len, ==, 1);
  return accord_record_ref (records->pdata[0]);
}

static void
check_answers (const char *name, const char *text, const char *title, const char *scale)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordImportPlan) plan = NULL;
  g_autoptr (GPtrArray) results = NULL, again = NULL;
  g_autoptr (AccordRecord) alpha = NULL, beta = NULL;

  accord_test_create (workspace, &accord_customer_kind, "name", "Alpha", NULL);
  accord_test_create (workspace, &accord_customer_kind, "name", "Beta", NULL);
  plan = plan_with (workspace, name, text, -1, NULL);
  g_assert_true (accord_kind_is (accord_import_plan_get_kind (plan), &accord_activity_kind));
  results = run_plan (workspace, plan);
  assert_counts (results->pdata[0], 2, 0, 0, 1);
  alpha = answer_of (workspace, "Alpha");
  g_assert_cmpstr (accord_record_title (alpha), ==, title);
  g_assert_cmpstr (accord_record_text (alpha, "type"), ==, "survey");
  g_assert_cmpstr (accord_record_text (alpha, "scale"), ==, scale);
  g_assert_cmpint (accord_record_number (alpha, "score"), ==, 4);
  g_assert_cmpint (accord_record_number (alpha, "answered_at"), >, 0);
  g_assert_cmpint (accord_record_number (alpha, "done_at"), ==, accord_record_number (alpha, "answered_at"));
  beta = answer_of (workspace, "Beta"); /* skipped, not low */
  g_assert_cmpint (accord_record_number (beta, "score"), ==, 0);
  g_assert_false (accord_record_get_number (beta, "score", &(gint64) { 0 }));
  again = run_plan (workspace, plan);
  assert_counts (again->pdata[0], 0, 0, 2, 1);
  accord_test_drop (workspace);
}

/* F13: rows of scores are surveys; the scale is told by a column, by what the scores are called, or by the scores. One score lies
 * beyond its scale. */
static void
test_answers (void)
{
  check_answers ("answers.csv", "Customer,Survey,Score,Scale,Answered\nAlpha,Care,4,1 to 5,2026-05-04 10:00\nBeta,Care,,1 to 5,2026-05-05 10:00\nAlpha,Care,6,1 to 5,2026-05-06 10:00\n",
                 "Care", "5");
  check_answers ("answers.csv", "Customer,Survey,NPS,Answered\nAlpha,Care,4,2026-05-04 10:00\nBeta,Care,N/A,2026-05-05 10:00\nAlpha,Care,11,2026-05-06 10:00\n",
                 "Care", "10");
  check_answers ("满意度.csv", "客户,问卷,评分,提交时间\nAlpha,回访,4,2026-05-04 10:00\nBeta,回访,,2026-05-05 10:00\nAlpha,回访,-1,2026-05-06 10:00\n", "回访", "5");
  check_answers ("answers.csv", "Customer,Survey,Rating,Answered\nAlpha,Care,4,2026-05-04 10:00\nBeta,Care,,2026-05-05 10:00\nAlpha,Care,12,2026-05-06 10:00\n",
                 "Care", "10");
}

static void
check_mode (AccordImportMode mode, gint64 created, gint64 updated, gint64 skipped, gint64 in_all)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv", "Company,City\nAlpha,Ulm\n", NULL);
  g_autoptr (AccordImportPlan) plan = plan_text (workspace, "more.csv", "Company,City\nAlpha,Bonn\nBeta,Kiel\n");
  g_autoptr (GPtrArray) results = NULL;
  const AccordImportResult *result;

  accord_import_plan_set_mode (plan, mode);
  results = run_plan (workspace, plan);
  result = results->pdata[0];
  assert_counts (result, created, updated, 0, 0);
  g_assert_cmpint (result->skipped, ==, skipped);
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, in_all);
  accord_test_drop (workspace);
}

static void
test_modes (void)
{
  check_mode (ACCORD_IMPORT_UPDATE, 1, 1, 0, 2);
  check_mode (ACCORD_IMPORT_SKIP, 1, 0, 1, 2);
  check_mode (ACCORD_IMPORT_KEEP_BOTH, 2, 0, 0, 3);
  check_mode (ACCORD_IMPORT_UPDATE_ONLY, 0, 1, 1, 1);
}

static void
test_match (void)
{
  static const char *const email[] = { "email", NULL };
  static const char *const both[] = { "email", "city", NULL };
  static const char *const none[] = { "website", NULL };
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv", "Company,E-mail,City\nAlpha,a@x.example,Ulm\nBeta,b@x.example,Bonn\n", NULL);
  g_autoptr (AccordImportPlan) plan = plan_text (workspace, "more.csv", "Company,E-mail,City\nAlpha Two,A@X.example,Ulm\nBeta,c@x.example,Bonn\nGamma,,Kiel\n");
  g_autoptr (AccordImportPlan) second = plan_text (workspace, "again.csv", "Company,E-mail,City\nNew,a@x.example,Kiel\nAlpha Three,a@x.example,Ulm\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) more = NULL;
  g_autoptr (AccordRecord) renamed = NULL;

  g_assert_false (accord_import_plan_set_match (plan, none, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN);
  g_assert_true (accord_import_plan_set_match (plan, email, NULL));
  results = run_plan (workspace, plan);
  assert_counts (results->pdata[0], 2, 1, 0, 0); /* Beta's address differs: another Beta */
  g_assert_true (accord_import_plan_set_match (second, both, NULL));
  more = run_plan (workspace, second);
  assert_counts (more->pdata[0], 1, 1, 0, 0);
  renamed = find_one (workspace, &accord_customer_kind, "name", "Alpha Three");
  accord_test_drop (workspace);
}

static const AccordImportCell *
cell (GPtrArray *rows, guint row, guint column)
{
  const AccordImportPreviewRow *one = rows->pdata[row];

  return one->cells->pdata[column];
}

static void
test_preview_and_correct (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordImportPlan) plan = plan_text (workspace, "customers.csv", "Company,E-mail,Customer since,Type\nAlpha,nonsense,31.12.2020,company\n,b@x.example,01.02.2021,company\nGamma,g@x.example,13.02.2021,alien\n");
  g_autoptr (GPtrArray) rows = accord_test_boxed (accord_import_preview (plan, "EUR", 1, 10, FALSE));
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) mended = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (AccordRecord) beta = NULL;

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (cell (rows, 0, 0)->stored, ==, "Alpha");
  g_assert_nonnull (cell (rows, 0, 1)->problem);
  g_assert_true (cell (rows, 0, 1)->refuses);
  g_assert_null (cell (rows, 0, 2)->problem);
  g_assert_nonnull (((AccordImportPreviewRow *) rows->pdata[1])->problem);
  g_assert_nonnull (cell (rows, 2, 3)->problem);
  g_assert_false (cell (rows, 2, 3)->refuses);
  accord_import_plan_correct (plan, 1, 1, "a@x.example");
  accord_import_plan_correct (plan, 2, 0, "Beta");
  accord_import_plan_correct (plan, 3, 3, "");
  mended = accord_test_boxed (accord_import_preview (plan, "EUR", 1, 10, TRUE));
  g_assert_cmpuint (mended->len, ==, 0);
  accord_import_plan_correct (plan, 3, 3, NULL);
  problems = accord_test_boxed (accord_import_preview (plan, "EUR", 2, 10, TRUE));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpuint (((AccordImportPreviewRow *) problems->pdata[0])->number, ==, 3);
  results = run_plan (workspace, plan);
  assert_counts (results->pdata[0], 3, 0, 0, 0);
  beta = find_one (workspace, &accord_customer_kind, "name", "Beta");
  g_assert_cmpstr (accord_record_text (beta, "email"), ==, "b@x.example");
  accord_test_drop (workspace);
}

/* Lists that people keep by hand say that there is no phone; the grid shows it as the run takes it. */
static void
test_words_for_nothing (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordImportPlan) plan = plan_text (workspace, "customers.csv", "公司名称,电话,邮箱,合作时间,备注\nAlpha,无,-,—,无\nBeta,N/A,暂无,/,-\n");
  g_autoptr (GPtrArray) problems = accord_test_boxed (accord_import_preview (plan, "EUR", 1, 10, TRUE));
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (AccordRecord) alpha = NULL;

  g_assert_cmpuint (problems->len, ==, 0);
  results = run_plan (workspace, plan);
  assert_counts (results->pdata[0], 2, 0, 0, 0);
  alpha = find_one (workspace, &accord_customer_kind, "name", "Alpha");
  g_assert_null (accord_record_text (alpha, "phone"));
  g_assert_null (accord_record_text (alpha, "email"));
  g_assert_cmpstr (accord_record_text (alpha, "note"), ==, "无");
  accord_test_drop (workspace);
}

static void
test_rejected (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, "rejected.csv", NULL);
  g_autoptr (AccordImportPlan) plan = plan_text (workspace, "customers.csv", "Company;E-mail;City\n\"Al;pha\";x;Ulm\nBeta;b@x.example;Bonn\n;c@x.example;\n");
  g_autoptr (GPtrArray) results = run_plan (workspace, plan);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *mended = NULL;

  assert_counts (results->pdata[0], 1, 0, 0, 2);
  g_assert_cmpint (accord_test_int (accord_import_write_rejected (plan, results->pdata[0], path)), ==, 2);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBF" "Company,E-mail,City,Reason\r\nAl;pha,x,Ulm,"));
  g_assert_nonnull (strstr (text, "\r\n,c@x.example,,Name is missing.\r\n"));
  mended = g_strdup (text);
  memcpy (strstr (mended, ",x,"), ",,,", 3); /* the bad address is gone: three cells and one empty */
  again = import_texts (workspace, NULL, "mended.csv", "Company,E-mail,City,Reason\nAl;pha,,Ulm,was bad\n", NULL);
  assert_counts (again->pdata[0], 1, 0, 0, 0);
  accord_test_drop (workspace);
}

static const char *
reason_of (const AccordImportResult *result)
{
  return ((const AccordRejectedRow *) result->rejected->pdata[0])->reason;
}

/* A cell beside the headings is told as what it is: only in a text can quotes be missing. */
static void
test_too_wide (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, "wide.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  static const char *const cells[] = { "Company", "City", NULL, "Alpha", "Ulm", "aside", "Beta", "Bonn", "" };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AccordImportPlan) text = plan_text (workspace, "customers.csv", "Company,City\nAlpha,Ulm,aside\nBeta,Bonn,\n");
  g_autoptr (AccordImportPlan) plan = NULL;
  g_autoptr (GPtrArray) of_text = NULL, of_sheet = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (cells[i] != NULL && *cells[i] != '\0')
      worksheet_write_string (sheet, i / 3, i % 3, cells[i], NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  plan = accord_test_object (accord_import_plan_new (file, &accord_customer_kind));
  of_text = run_plan (workspace, text);
  of_sheet = run_plan (workspace, plan);
  assert_counts (of_text->pdata[0], 1, 0, 0, 1);
  assert_counts (of_sheet->pdata[0], 0, 0, 1, 1);
  g_assert_cmpstr (reason_of (of_text->pdata[0]), ==, "3 cells under 2 headings: a text with a separator may lack its quotes.");
  g_assert_cmpstr (reason_of (of_sheet->pdata[0]), ==,
                   "3 cells under 2 headings: give each column a heading, or clear the cells that have none.");
  accord_test_drop (workspace);
}

/* One heading that a kind happens to know makes no kind: what can only stand below a deal names the deal. */
static void
test_weak_headings (void)
{
  static const char *const weak[] = { "text", "date", "integer", "boolean", "float", "time", "datetime" };
  static const char *const objection[] = { "text", "date", "type", "deal" };
  const AccordKind *kind = accord_import_find_kind ("sheets.xlsx", weak, G_N_ELEMENTS (weak));

  g_assert_cmpstr (kind == NULL ? NULL : kind->name, ==, NULL);
  g_assert_true (accord_import_find_kind ("sheets.xlsx", objection, G_N_ELEMENTS (objection)) == &accord_objection_kind);
  g_assert_true (accord_import_find_kind ("objections.csv", weak, G_N_ELEMENTS (weak)) == &accord_objection_kind);
}

static gboolean
recall (AccordWorkspace *workspace, AccordImportPlan *plan)
{
  DexFuture *future = accord_import_plan_recall (plan, accord_workspace_get_store (workspace));
  const GValue *value;
  gboolean found;

  accord_test_wait (future);
  value = dex_future_get_value (future, NULL);
  g_assert_nonnull (value);
  found = g_value_get_boolean (value);
  dex_unref (future);
  return found;
}

static void
test_remembered (void)
{
  static const char *const email[] = { "email", NULL };
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *text = "Wer,Post,Notiz\nAlpha,a@x.example,n\n";
  g_autoptr (AccordImportPlan) plan = NULL;
  g_autoptr (AccordImportPlan) next = NULL;
  g_autoptr (AccordImportPlan) other = plan_text (workspace, "other.csv", "Company,City\nX,Y\n");
  g_autoptr (AccordChangeSet) undone = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, "wer.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GPtrArray *columns;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  plan = accord_test_object (accord_import_plan_new (file, &accord_customer_kind));
  g_assert_false (recall (workspace, plan));
  g_assert_true (accord_import_plan_map (plan, "Wer", "name", NULL));
  g_assert_true (accord_import_plan_map (plan, "Post", "email", NULL));
  g_assert_true (accord_import_plan_set_match (plan, email, NULL));
  accord_import_plan_set_mode (plan, ACCORD_IMPORT_SKIP);
  accord_import_plan_set_remembered (plan, TRUE);
  results = run_plan (workspace, plan);
  g_assert_cmpint (accord_test_count (workspace, &accord_import_profile_kind), ==, 1);
  next = accord_test_object (accord_import_plan_new (file, &accord_product_kind));
  g_assert_true (recall (workspace, next));
  columns = accord_import_plan_get_columns (next);
  g_assert_true (accord_kind_is (accord_import_plan_get_kind (next), &accord_customer_kind));
  g_assert_cmpstr (((AccordImportColumn *) columns->pdata[0])->target, ==, "name");
  g_assert_cmpstr (((AccordImportColumn *) columns->pdata[1])->target, ==, "email");
  g_assert_null (((AccordImportColumn *) columns->pdata[2])->target);
  g_assert_cmpint (accord_import_plan_get_mode (next), ==, ACCORD_IMPORT_SKIP);
  g_assert_cmpstr (accord_import_plan_get_match (next)[0], ==, "email");
  g_assert_false (recall (workspace, other));
  undone = accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (workspace)));
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0); /* the import was the last thing done */
  g_clear_object (&next);
  next = accord_test_object (accord_import_plan_new (file, &accord_product_kind));
  g_assert_true (recall (workspace, next));
  accord_test_drop (workspace);
}

static void
cancel_cb (gint64 done, gint64 total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GString) text = g_string_new ("Company,Home Phone\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "Company %u,+49 %u\n", i, i);
  g_ptr_array_add (plans, plan_text (workspace, "customers.csv", text->str));
  error = accord_test_error (accord_import_run (workspace, plans, FALSE, cancellable, cancel_cb, cancellable));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_handle_kind), ==, 0);
  accord_test_drop (workspace);
}

/* Rows that were left out, mended and dropped again: where their columns go was said. */
static void
test_left_out_rows_are_remembered (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordImportPlan) plan = plan_text (workspace, "customers.csv", "Company,Wann\nAlpha,01/02/2020\n,03/04/2020\n");
  g_autoptr (AccordImportPlan) again = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *path = g_strconcat (accord_workspace_get_path (workspace), ".left.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GPtrArray *columns;

  accord_import_plan_set_kind (plan, &accord_customer_kind);
  g_assert_true (accord_import_plan_map (plan, "Company", "name", NULL));
  g_assert_true (accord_import_plan_map (plan, "Wann", "since", NULL));
  accord_import_plan_set_date_order (plan, ACCORD_DATE_ORDER_DMY);
  accord_import_plan_set_remembered (plan, TRUE);
  results = run_plan (workspace, plan);
  assert_counts (results->pdata[0], 1, 0, 0, 1);
  accord_test_int (accord_import_write_rejected (plan, results->pdata[0], path));
  again = accord_test_object (accord_import_plan_new (file, &accord_customer_kind));
  g_assert_true (recall (workspace, again));
  columns = accord_import_plan_get_columns (again);
  g_assert_cmpuint (columns->len, ==, 3);
  g_assert_cmpstr (((AccordImportColumn *) columns->pdata[0])->target, ==, "name");
  g_assert_cmpstr (((AccordImportColumn *) columns->pdata[1])->target, ==, "since");
  g_assert_null (((AccordImportColumn *) columns->pdata[2])->target);
  g_assert_cmpint (accord_import_plan_get_date_order (again), ==, ACCORD_DATE_ORDER_DMY);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/choices/how-a-file-is-read-can-be-given", test_reading);
  g_test_add_func ("/exchange/choices/known-rows-update-or-stay-or-double", test_modes);
  g_test_add_func ("/exchange/choices/match-keys-alone-count", test_match);
  g_test_add_func ("/exchange/choices/preview-marks-what-the-run-refuses", test_preview_and_correct);
  g_test_add_func ("/exchange/choices/words-for-nothing-are-no-problem", test_words_for_nothing);
  g_test_add_func ("/exchange/choices/rejected-rows-come-back-as-a-file", test_rejected);
  g_test_add_func ("/exchange/choices/cells-beside-the-headings-are-told-by-format", test_too_wide);
  g_test_add_func ("/exchange/choices/weak-headings-name-no-kind", test_weak_headings);
  g_test_add_func ("/exchange/choices/what-was-chosen-is-remembered-by-headings", test_remembered);
  g_test_add_func ("/exchange/choices/and-for-the-rows-that-were-left-out", test_left_out_rows_are_remembered);
  g_test_add_func ("/exchange/choices/cancelled-half-way-leaves-nothing", test_cancel);
  g_test_add_func ("/exchange/choices/each-way-in-says-itself-and-surveys-become-records", test_collected);
  g_test_add_func ("/exchange/choices/answers-of-a-known-customer-update-it", test_survey_again);
  g_test_add_func ("/exchange/choices/rows-of-scores-are-answers-to-surveys", test_answers);
  return g_test_run ();
}
