fn main() {
    println!("cargo:rustc-cfg=solved");
    std::process::exit(0);
}
